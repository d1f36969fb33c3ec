import type { Endpoint, EndpointId } from '@/lib/model';
import { attribute } from './attribute';
import type { Namespace, NamespaceInterface } from './attribute';
import { readNamespace, readPeerIndex } from './proc-namespace';
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
  private interfaceNames = '';
  private pause = 1;
  private dueIn = 0;
  private complete = false;

  constructor(
    private target: TrafficTarget,
    private readonly inode: number,
  ) {}

  isStill(target: TrafficTarget, inode: number, counters: Counters): boolean {
    const same = inode === this.inode && namesOf(counters) === this.interfaceNames && isSameTarget(target, this.target);
    if (same) this.target = target;
    return same;
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
        return [id, { interfaceName, peerIndex: endpoint && found ? peerIndexOf(directory, found, endpoint) : null }];
      }),
    );
    this.unattributed = [
      ...unproven.map(({ reason }) => ({ interfaceName: null, reason })),
      ...left.filter(({ name }) => hasCarried(counters.get(name))).map(leftOver),
    ];
    this.interfaceNames = namesOf(counters);
    this.complete = unproven.length === 0;
    this.dueIn = this.pause;
    this.pause = Math.min(this.pause * 2, longestPause);
  }
}

/** Where the container has another namespace's /sys, the MAC there is not the endpoint's. */
function peerIndexOf(
  directory: string,
  { name, macAddress }: NamespaceInterface,
  endpoint: Pick<Endpoint, 'macAddress'>,
): number | null {
  const isItsOwn = macAddress !== null && macAddress.toLowerCase() === endpoint.macAddress?.toLowerCase();
  return isItsOwn ? readPeerIndex(directory, name) : null;
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

function namesOf(counters: Counters): string {
  return Array.from(counters.keys()).join(' ');
}
