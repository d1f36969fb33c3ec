import type { Endpoint, EndpointId } from '@/lib/model';
import { attribute } from './attribute';
import type { Namespace, NamespaceInterface } from './attribute';
import { readDevice, readNamespace, readPeerIndex } from './proc-namespace';
import { grownBy } from './rates';
import type { InterfaceCounters, ProvenInterface, TrafficTarget, Unattributed } from './source';
import { isSameTarget } from './targets';

type Counters = ReadonlyMap<string, InterfaceCounters>;
type Reason = Pick<Unattributed, 'interfaceName' | 'reason'>;

/** The longest pause, in readings, before what could not be proven is tried once more. */
const longestPause = 32;

/**
 * Which interface of one container is which endpoint, kept until the process, its endpoints or its interfaces change.
 * An engine announces an endpoint before its interface is up, so what stays unproven is tried again, ever more rarely.
 */
export class ProvenNamespace {
  byEndpoint: ReadonlyMap<EndpointId, ProvenInterface> = new Map();
  unattributed: readonly Reason[] = [];
  private interfaceNames: readonly string[] = [];
  private counters: Counters = new Map();
  private pause = 1;
  private dueIn = 0;
  private complete = false;

  constructor(
    private target: TrafficTarget,
    /** Of `/proc/<pid>`. */
    readonly inode: number,
  ) {}

  /** `directory` is `/proc/<pid>`. */
  isStill(target: TrafficTarget, inode: number, directory: string, counters: Counters): boolean {
    const same =
      inode === this.inode &&
      this.hasSameNames(counters) &&
      isSameTarget(target, this.target) &&
      !this.isOneReplaced(directory, counters);
    if (same) this.target = target;
    this.counters = counters;
    return same;
  }

  private hasSameNames(counters: Counters): boolean {
    return counters.size === this.interfaceNames.length && this.interfaceNames.every((name) => counters.has(name));
  }

  /** A name is used again after a disconnect, and the kernel does so before the engine tells. */
  private isOneReplaced(directory: string, counters: Counters): boolean {
    for (const { interfaceName, device = null } of this.byEndpoint.values()) {
      const [before, now] = [this.counters.get(interfaceName), counters.get(interfaceName)];
      const grown = before && now && grownBy(before, now);
      if (!before || !now || (grown && !isMuch(grown, now))) continue;
      if (device === null ? !grown : device !== readDevice(directory, interfaceName)) return true;
    }
    return false;
  }

  /** `directory` is `/proc/<pid>`. */
  proveWhenDue(directory: string, counters: Counters): void {
    if (this.complete || this.dueIn-- > 0) return;
    const namespace = readNamespace(directory, Array.from(counters.keys()));
    const { byEndpoint, unproven } = attribute(namespace, this.target.endpoints);
    const left = namespace.interfaces.filter(({ name }) => !Array.from(byEndpoint.values()).includes(name));
    this.byEndpoint = new Map(
      Array.from(byEndpoint, ([id, interfaceName]) => {
        const endpoint = this.target.endpoints.find((one) => one.id === id);
        const found = namespace.interfaces.find(({ name }) => name === interfaceName);
        const isOwn = endpoint !== undefined && found !== undefined && isItsOwn(found, endpoint);
        const peerIndex = isOwn ? readPeerIndex(directory, interfaceName) : null;
        return [id, { interfaceName, peerIndex, device: isOwn ? readDevice(directory, interfaceName) : null }];
      }),
    );
    this.unattributed = [
      ...unproven.map(({ reason }) => ({ interfaceName: null, reason })),
      ...left.filter(({ name }) => hasCarried(counters.get(name))).map(leftOver),
    ];
    this.interfaceNames = [...counters.keys()];
    this.counters = counters;
    this.complete = unproven.length === 0;
    this.dueIn = this.pause;
    this.pause = Math.min(this.pause * 2, longestPause);
  }
}

/** Where the container has another namespace's /sys, the MAC there is not the endpoint's. */
function isItsOwn({ macAddress }: NamespaceInterface, endpoint: Pick<Endpoint, 'macAddress'>): boolean {
  return macAddress !== null && macAddress.toLowerCase() === endpoint.macAddress?.toLowerCase();
}

/**
 * More than 2 % of all that an interface ever carried: only then is it worth a look (which costs a third of a reading)
 * whether it is another one. What is not looked at can be wrong by as much.
 */
function isMuch(grown: InterfaceCounters, all: InterfaceCounters): boolean {
  return grown.rxBytes * 50 > all.rxBytes || grown.txBytes * 50 > all.txBytes;
}

/** docker_gwbridge's interface in a container on an overlay is the usual one: the engine lists no endpoint for it. */
function leftOver({ name, routes, macAddress }: Namespace['interfaces'][number]): Reason {
  const where = routes.length > 0 ? routes.join(', ') : 'no subnet';
  return {
    interfaceName: name,
    reason: `no endpoint of this container is proven to be it (${where}, MAC ${macAddress ?? 'unknown'})`,
  };
}

function hasCarried(counters: InterfaceCounters | undefined): boolean {
  return counters !== undefined && counters.rxPackets + counters.txPackets > 0;
}
