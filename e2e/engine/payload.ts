import { run } from '../lab/command.mjs';

/** Bytes of one sending. */
export const payload = 8 * 1024 * 1024;
/**
 * Ethernet, IP and TCP headers of each packet that was counted, with the options of a lossy moment. How many packets it
 * takes is the kernel's affair: `nc` writes a kilobyte at a time, and segments are merged or not.
 */
export const header = 14 + 20 + 60;
/** Neighbour discovery and ARP, which nobody asked for. */
export const smallTalk = 10_000;

/** From the namespace of that process to port 9000 of an address, where somebody swallows. */
export async function sendPayload(pid: number | null, to: string | undefined): Promise<void> {
  const blocks = payload / 65_536;
  const send = `dd if=/dev/zero bs=64k count=${blocks} 2>/dev/null | busybox nc ${to} 9000`;
  // Not `docker exec`: an engine that runs in a chroot gives it the chroot's own programs (28.5).
  await run('nsenter', [`--net=/proc/${pid}/ns/net`, 'sh', '-c', send]);
}
