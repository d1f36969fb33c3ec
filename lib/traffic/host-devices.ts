import { existsSync, readdirSync } from 'node:fs';
import type { InterfaceKind } from '@/lib/model';
import { readProcFile } from './proc-file';

const vethName = /^veth/;

/** What /sys tells of an interface beyond /proc. */
export interface HostDevice {
  index: number;
  macAddress: string | null;
  kind: InterfaceKind;
}

/**
 * A process's /sys shows the network namespace that it was mounted in, which need not be the process's own: it is used
 * when it `holds` what the namespace in question must. `directories` are `/proc/<pid>`; gives the folder of its devices, or
 * null when there is none, or none that may be read (that takes ptrace rights).
 */
export function findDevices(
  directories: readonly string[],
  holds: (has: (name: string) => boolean) => boolean,
): string | null {
  for (const directory of directories) {
    const folder = `${directory}/root/sys/class/net`;
    const names = new Set(namesIn(folder));
    if (names.size > 0 && holds((name) => names.has(name))) return folder;
  }
  return null;
}

/** Reads devices; what kind one is, which takes most of the reading, once as long as its number stays. */
export class HostDevices {
  private known = new Map<string, Omit<HostDevice, 'macAddress'>>();

  /** By name; without those that went meanwhile. `indexes`: the numbers that /proc tells. */
  read(folder: string, indexes: ReadonlyMap<string, number | null>): Map<string, HostDevice> {
    const devices = new Map<string, HostDevice>();
    const before = this.known;
    this.known = new Map();
    for (const [name, index] of indexes) {
      const old = before.get(name);
      const device = old && old.index === index ? old : readDevice(`${folder}/${name}`, name);
      // Another number: an interface of another namespace, with the same name.
      if (!device || (index !== null && device.index !== index)) continue;
      this.known.set(name, device);
      devices.set(name, { ...device, macAddress: macAddressOf(`${folder}/${name}`, name) });
    }
    return devices;
  }
}

function readDevice(directory: string, name: string): Omit<HostDevice, 'macAddress'> | null {
  const uevent = readWhere(`${directory}/uevent`);
  const index = Number(/^IFINDEX=(\d+)$/m.exec(uevent)?.[1]);
  if (!index) return null;
  const type = /^DEVTYPE=(.+)$/m.exec(uevent)?.[1];
  const peer = Number(readWhere(`${directory}/iflink`));
  const hasHardware = () => existsSync(`${directory}/device`);
  return { index, kind: kindOf(name, type, { isLinked: peer > 0 && peer !== index, hasHardware }) };
}

function macAddressOf(directory: string, name: string): string | null {
  const text = readWhere(`${directory}/address`).trim();
  return /^(?:[0-9a-f]{2}:){5}[0-9a-f]{2}$/.test(text) && name !== 'lo' ? text : null;
}

/** A veth has no type of its own, and is linked to an interface elsewhere, which may have the same number as it has here. */
function kindOf(
  name: string,
  type: string | undefined,
  { isLinked, hasHardware }: { isLinked: boolean; hasHardware: () => boolean },
): InterfaceKind {
  if (name === 'lo') return 'loopback';
  if (type === 'bridge' || type === 'vxlan') return type;
  if (type === undefined && (isLinked || vethName.test(name))) return 'veth';
  return hasHardware() ? 'physical' : 'other';
}

/** Where no /sys can be read: by the names that the engine gives, and that systemd gives to hardware. */
export function kindByName(name: string, bridges: readonly string[]): InterfaceKind {
  if (name === 'lo') return 'loopback';
  if (bridges.includes(name)) return 'bridge';
  if (vethName.test(name)) return 'veth';
  if (/^(?:vx-|vxlan)/.test(name)) return 'vxlan';
  return /^(?:en[opsxbPX]|eth\d|wl|ww|ib)/.test(name) ? 'physical' : 'other';
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function readWhere(path: string): string {
  try {
    return readProcFile(path, 4096);
  } catch {
    return '';
  }
}
