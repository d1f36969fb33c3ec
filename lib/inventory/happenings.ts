import {
  changesBetween,
  happeningKinds,
  hasNamespace,
  indexTopology,
  type Change,
  type Container,
  type Endpoint,
  type Engine,
  type Happening,
  type HappeningKind,
  type Network,
  type Topology,
} from '@/lib/model';

/** What an event is about, and from what to what. */
type About = { container?: Container | undefined; network?: Network | undefined; detail?: string };
type Tell = (kind: HappeningKind, about: About) => void;

/**
 * What happened between two topologies, in the order in which it came about. The engine's own events are lossy, and some
 * changes have none (a stopped container that is connected): comparing misses nothing that stayed. What was made and
 * left running was also started, and what was removed while it ran was also stopped, whether or not both were seen.
 */
export function happeningsBetween(before: Topology, after: Topology, at: string): Happening[] {
  const happenings: Happening[] = [];
  const tell: Tell = (kind, { container, network, detail = null }) =>
    happenings.push({
      at,
      kind,
      networkId: network?.id ?? null,
      containerId: container?.id ?? null,
      networkName: network?.name ?? null,
      containerName: container?.name ?? null,
      detail,
    });
  for (const change of changesBetween(before.engines, after.engines)) engineHappenings(change, tell);
  for (const change of changesBetween(before.networks, after.networks)) networkHappenings(change, tell);
  for (const change of changesBetween(before.containers, after.containers)) containerHappenings(change, tell);
  for (const change of changesBetween(before.endpoints, after.endpoints)) {
    const ends = endsOf(change, before, after);
    endpointHappenings(change, (kind, { detail }) => tell(kind, { ...ends, ...(detail && { detail }) }));
  }
  return happenings.sort((a, b) => happeningKinds.indexOf(a.kind) - happeningKinds.indexOf(b.kind));
}

/** As they are, or as they were. */
function endsOf({ from, to }: Change<Endpoint>, before: Topology, after: Topology): About {
  const endpoint = to ?? from;
  if (!endpoint) return {};
  const [old, current] = [indexTopology(before), indexTopology(after)];
  const { networkId, containerId } = endpoint;
  return {
    network: current.networkById.get(networkId) ?? old.networkById.get(networkId),
    container: current.containerById.get(containerId) ?? old.containerById.get(containerId),
  };
}

function engineHappenings({ from, to }: Change<Engine>, tell: Tell): void {
  if (!from || !to) return;
  if (from.status === 'live' && to.status !== 'live') tell('engine-lost', to.reason ? { detail: to.reason } : {});
  if (from.status !== 'live' && to.status === 'live') tell('engine-back', {});
}

function networkHappenings({ from, to }: Change<Network>, tell: Tell): void {
  const network = to ?? from;
  if (!from) tell('network-created', { network });
  if (!to) tell('network-removed', { network });
}

function containerHappenings({ from, to }: Change<Container>, tell: Tell): void {
  const container = to ?? from;
  const ran = from !== undefined && hasNamespace(from);
  const runs = to !== undefined && hasNamespace(to);
  if (!from) tell('container-created', { container });
  if (!ran && runs) tell('container-started', { container });
  if (ran && !runs) {
    // A plain stop ends in `exited`; whether it is about to start again, or cannot, is worth a word.
    const unusual = to && to.state !== 'exited' ? { detail: to.state } : {};
    tell('container-stopped', { container, ...unusual });
  }
  if (!to) tell('container-removed', { container });
  if (runs && to.state === 'paused' && from?.state !== 'paused') tell('container-paused', { container });
  if (ran && from.state === 'paused' && to?.state === 'running') tell('container-unpaused', { container });
  if (!from || !to) return;
  if (ran && runs && differ(from.startedAt, to.startedAt)) tell('container-restarted', { container });
  if (from.name !== to.name) tell('container-renamed', { container, detail: `${from.name} → ${to.name}` });
  if (differ(from.health, to.health)) tell('container-health', { container, detail: `${from.health} → ${to.health}` });
}

function endpointHappenings({ from, to }: Change<Endpoint>, tell: Tell): void {
  if (!from) tell('attached', {});
  if (!to) tell('detached', {});
  if (!from || !to) return;
  for (const family of ['ipv4', 'ipv6'] as const) {
    if (!differ(from[family], to[family])) continue;
    tell('address-changed', { detail: `${withoutPrefix(from[family])} → ${withoutPrefix(to[family])}` });
  }
}

/** What is unknown on one side has not changed: it comes and goes with starting and stopping. */
function differ<T>(from: T | null, to: T | null): boolean {
  return from !== null && to !== null && from !== to;
}

function withoutPrefix(address: string | null): string {
  return address?.split('/')[0] ?? '';
}
