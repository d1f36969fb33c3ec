import {
  happeningKinds,
  hasNamespace,
  indexTopology,
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
  for (const change of changed(before.engines, after.engines)) engineHappenings(change, tell);
  for (const change of changed(before.networks, after.networks)) networkHappenings(change, tell);
  for (const change of changed(before.containers, after.containers)) containerHappenings(change, tell);
  const [old, current] = [indexTopology(before), indexTopology(after)];
  for (const change of changed(before.endpoints, after.endpoints)) {
    const { networkId, containerId } = change.item;
    const network = current.networkById.get(networkId) ?? old.networkById.get(networkId);
    const container = current.containerById.get(containerId) ?? old.containerById.get(containerId);
    endpointHappenings(change, (kind, { detail }) => tell(kind, { network, container, ...(detail && { detail }) }));
  }
  return happenings.sort((a, b) => happeningKinds.indexOf(a.kind) - happeningKinds.indexOf(b.kind));
}

interface Change<T> {
  /** As it is, or as it was. */
  item: T;
  from: T | undefined;
  to: T | undefined;
}

/** Unchanged objects keep their identity from one topology to the next, unchanged lists too. */
function changed<T extends { id: string }>(before: readonly T[], after: readonly T[]): Change<T>[] {
  if (before === after) return [];
  const old = new Map(before.map((item) => [item.id, item]));
  const changes: Change<T>[] = [];
  for (const to of after) {
    const from = old.get(to.id);
    old.delete(to.id);
    if (from !== to) changes.push({ item: to, from, to });
  }
  for (const from of old.values()) changes.push({ item: from, from, to: undefined });
  return changes;
}

function engineHappenings({ from, to }: Change<Engine>, tell: Tell): void {
  if (!from || !to) return;
  if (from.status === 'live' && to.status !== 'live') tell('engine-lost', to.reason ? { detail: to.reason } : {});
  if (from.status !== 'live' && to.status === 'live') tell('engine-back', {});
}

function networkHappenings({ from, to, item: network }: Change<Network>, tell: Tell): void {
  if (!from) tell('network-created', { network });
  if (!to) tell('network-removed', { network });
}

function containerHappenings({ from, to, item: container }: Change<Container>, tell: Tell): void {
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
