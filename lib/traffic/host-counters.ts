/**
 * Takes the topology and the pids of its containers, gives what the engine's host counted on each network's bridge and
 * on its own way out. Owns no timer, and must not trust a pid (see `findHostNamespace`).
 */
import type { NetworkId } from '@/lib/model';
import { HostFinder } from './host-finder';
import type { FoundHost } from './host-finder';
import { bridgesOf, holdsMost } from './host-namespace';
import type { HostView } from './host-namespace';
import { isGone, readProcFile } from './proc-file';
import { parseNetDev } from './proc-net-dev';
import { parseDefaultRoutes } from './proc-route';
import type { InterfaceCounters } from './source';

export interface HostCounters {
  /** By network, the host's view: rx came out of the network. Without bridges that listen to everything. */
  bridges: ReadonlyMap<NetworkId, InterfaceCounters>;
  /** Of the interfaces that the host's default routes lead over, by name: what containers in host mode use. */
  uplinks: ReadonlyMap<string, InterfaceCounters>;
}

export const noHostCounters: HostCounters = { bridges: new Map(), uplinks: new Map() };

/** Of each frame the kernel leaves out in a bridge's rx bytes, not in its tx (net/bridge/br_input.c: br_pass_frame_up). */
const ethernetHeader = 14;

/** Bytes that left a network's bridge towards the host or the world. */
export function leftTheBridge({ rxBytes, rxPackets }: Pick<InterfaceCounters, 'rxBytes' | 'rxPackets'>): number {
  return rxBytes + ethernetHeader * rxPackets;
}

export class HostCounterReader {
  private readonly finder: HostFinder;

  constructor(view: () => HostView) {
    this.finder = new HostFinder(view);
  }

  /** Nothing where the host is out of reach. */
  read(): HostCounters {
    try {
      const found = this.finder.find();
      return found ? countersIn(found) : noHostCounters;
    } catch (error) {
      this.finder.forget();
      if (isGone(error)) return noHostCounters;
      throw error;
    }
  }
}

function countersIn({ of: topology, directory, devices }: FoundHost): HostCounters {
  const counters = parseNetDev(readProcFile(`${directory}/net/dev`));
  const bridges = bridgesOf(topology);
  // The process may have ended meanwhile, and its number be another's.
  if (!holdsMost(bridges, (name) => counters.has(name))) return noHostCounters;
  const defaults = parseDefaultRoutes(readProcFile(`${directory}/net/route`));
  return {
    bridges: new Map(
      topology.networks.flatMap(({ id, bridge }) => {
        const ofBridge = bridge === null ? undefined : counters.get(bridge);
        return ofBridge && bridge !== null && !listensToEverything(devices, bridge) ? [[id, ofBridge]] : [];
      }),
    ),
    uplinks: new Map(Array.from(counters).filter(([name]) => defaults.has(name))),
  };
}

const IFF_PROMISC = 0x100;

/**
 * A bridge that is promiscuous (somebody captures on it) counts every frame between its ports too, so what left it
 * cannot be told. The same holds where that cannot be found out.
 */
function listensToEverything(devices: string | null, bridge: string): boolean {
  if (devices === null) return true;
  try {
    return (Number.parseInt(readProcFile(`${devices}/${bridge}/flags`, 32), 16) & IFF_PROMISC) !== 0;
  } catch {
    return true;
  }
}
