import { existsSync } from 'node:fs';
import { networkOfSubject } from '@/lib/model';
import type { CongestionSubject, Topology } from '@/lib/model';
import { HostFinder } from './host-finder';
import type { HostView } from './host-namespace';
import { readProcFile } from './proc-file';

/**
 * The speed of the interface that a macvlan or ipvlan network sits on; bridges and overlays have none of their own. Read
 * once as long as the topology stays: a driver may take its time to tell.
 */
export class LinkSpeeds {
  private readonly finder: HostFinder;
  private known: { of: Topology; speeds: Map<string, number | null> } | null = null;

  constructor(private readonly view: () => HostView) {
    this.finder = new HostFinder(view);
  }

  /** Bytes per second each way; null where it is unknown. */
  of(subject: CongestionSubject): number | null {
    const { topology } = this.view();
    const parent = networkOfSubject(topology, subject)?.parent ?? null;
    if (parent === null) return null;
    if (this.known?.of !== topology) this.known = { of: topology, speeds: new Map() };
    const known = this.known.speeds.get(parent);
    if (known !== undefined) return known;
    const devices = this.finder.find()?.devices ?? null;
    const speed = devices === null ? null : readLinkSpeed(devices, parent);
    this.known.speeds.set(parent, speed);
    return speed;
  }
}

/**
 * `devices` is /sys/class/net. Of hardware and what is made of it only: a veth says 10 Gbit/s and means nothing by it, a
 * bridge what its ports say. A link that is down says -1 or nothing.
 */
export function readLinkSpeed(devices: string, name: string): number | null {
  // A person named it, and no interface's name has one.
  if (name.includes('/')) return null;
  const folder = `${devices}/${name}`;
  try {
    const isOfHardware = /^DEVTYPE=(?:vlan|bond)$/m.test(readProcFile(`${folder}/uevent`, 4096));
    if (!isOfHardware && !existsSync(`${folder}/device`)) return null;
    const megabits = Number(readProcFile(`${folder}/speed`, 32));
    return megabits > 0 ? (megabits * 1_000_000) / 8 : null;
  } catch {
    return null;
  }
}
