import { hasNamespace, indexTopology } from '@/lib/model';
import type { Container, ContainerId, Endpoint, Topology } from '@/lib/model';
import type { TrafficTarget } from './source';

/** A container whose counters are its own, with its endpoints. */
export type Candidate = Omit<TrafficTarget, 'pid'>;

/**
 * Containers worth reading: those that run in a namespace of their own with a network in it. One in host mode has the
 * host's counters, one that shares a namespace has its owner's: neither's traffic is told by them.
 */
export function candidatesOf(topology: Topology): Candidate[] {
  const { endpointsByContainer } = indexTopology(topology);
  return topology.containers
    .filter((container) => hasNamespace(container) && !isElsewhere(container))
    .map((container) => ({ container, endpoints: (endpointsByContainer.get(container.id) ?? []).filter(isAttached) }))
    .filter(({ endpoints }) => endpoints.length > 0);
}

export function targetsOf(
  candidates: readonly Candidate[],
  pidOf: (id: ContainerId) => number | null,
): TrafficTarget[] {
  return candidates.flatMap((candidate) => {
    const pid = pidOf(candidate.container.id);
    return pid === null ? [] : [{ ...candidate, pid }];
  });
}

/** The same process on the same networks: what was read of the one holds for the other. */
export function isSameTarget(a: TrafficTarget, b: TrafficTarget): boolean {
  const isSameProcess = a.pid === b.pid && a.container.startedAt === b.container.startedAt;
  return isSameProcess && (a.endpoints === b.endpoints || endpointsKey(a) === endpointsKey(b));
}

function endpointsKey({ endpoints }: TrafficTarget): string {
  return endpoints
    .map(({ id, engineEndpointId, macAddress, ipv4, ipv6 }) => [id, engineEndpointId, macAddress, ipv4, ipv6].join(' '))
    .join('\n');
}

function isElsewhere({ networkMode, sharesNamespaceWith }: Container): boolean {
  return networkMode === 'host' || networkMode === 'none' || sharesNamespaceWith !== null;
}

/** The endpoints on `host` and `none` have neither MAC nor address: there is no interface to find. */
function isAttached({ active, macAddress, ipv4, ipv6 }: Endpoint): boolean {
  return active && Boolean(macAddress ?? ipv4 ?? ipv6);
}
