import { lstatSync } from 'node:fs';
import type { Namespace } from './attribute';
import { isGone, readProcFile } from './proc-file';
import { parseConnectedRoutes, parseInet6, parseLocalAddresses } from './proc-route';

/** Reads what attribution needs of the network namespace of a process. `directory` is `/proc/<pid>`. */
export function readNamespace(directory: string, interfaceNames: readonly string[]): Namespace {
  const routes = parseConnectedRoutes(readProcFile(`${directory}/net/route`));
  const ipv6 = parseInet6(readWhereSupported(`${directory}/net/if_inet6`));
  return {
    interfaces: interfaceNames.map((name) => ({
      name,
      macAddress: macAddressOf(directory, name),
      routes: routes.get(name) ?? [],
      ipv6: ipv6.get(name) ?? [],
    })),
    ipv4: parseLocalAddresses(readProcFile(`${directory}/net/fib_trie`)),
  };
}

/** A kernel without IPv6 has no such file, and no such address. */
function readWhereSupported(path: string): string {
  try {
    return readProcFile(path);
  } catch (error) {
    if (isGone(error)) return '';
    throw error;
  }
}

/**
 * Unknown is an ordinary answer here: `/proc/<pid>/root` takes ptrace rights, and the container may have mounted
 * something else on /sys (cAdvisor mounts the host's, whose MACs fit no endpoint). Routes and addresses decide then.
 */
function macAddressOf(directory: string, name: string): string | null {
  try {
    const text = readProcFile(`${directory}/root/sys/class/net/${name}/address`, 32).trim();
    return /^(?:[0-9a-f]{2}:){5}[0-9a-f]{2}$/i.test(text) && text !== '00:00:00:00:00:00' ? text : null;
  } catch {
    return null;
  }
}

/**
 * The number of its entry in /sys, which stays with a rename and is never another's: unlike its name, which the next
 * interface may get. One look instead of opening a file, because it is taken every second. Unknown is ordinary here too.
 */
export function readDevice(directory: string, name: string): number | null {
  try {
    return lstatSync(`${directory}/root/sys/class/net/${name}`, { throwIfNoEntry: false })?.ino ?? null;
  } catch {
    return null;
  }
}

/** The kernel's number of the interface that this one is linked to: of a veth its other end. Unknown is ordinary here too. */
export function readPeerIndex(directory: string, name: string): number | null {
  try {
    return Number(readProcFile(`${directory}/root/sys/class/net/${name}/iflink`, 32)) || null;
  } catch {
    return null;
  }
}
