import { shortId, visibleText } from '@/lib/model';
import type { ContainerId, EndpointId, EngineId, NetworkId, Topology } from '@/lib/model';

/** The labels of everything that has series, by id. */
export interface Labels {
  engines: ReadonlyMap<EngineId, { engine: string }>;
  networks: ReadonlyMap<NetworkId, { engine: string; network: string }>;
  containers: ReadonlyMap<ContainerId, { engine: string; container: string }>;
  endpoints: ReadonlyMap<EndpointId, { engine: string; network: string; container: string }>;
}

/**
 * Each thing by the name that a person knows it by, so that its series go on when it is made anew. Where two of an
 * engine share one, all of them get their short id appended: stable names leave it to the newest container, but when a
 * name passes from one counter to another the two look like one that jumps.
 */
export function labelsOf({ engines, networks, containers, endpoints }: Topology): Labels {
  const [engine, network, container] = [uniqueNames(engines), uniqueNames(networks), uniqueNames(containers)];
  const ofNetworks = new Map(
    networks.map(({ id, engineId }) => [id, { engine: engine(engineId), network: network(id) }]),
  );
  return {
    engines: new Map(engines.map(({ id }) => [id, { engine: engine(id) }])),
    networks: ofNetworks,
    containers: new Map(
      containers.map(({ id, engineId }) => [id, { engine: engine(engineId), container: container(id) }]),
    ),
    endpoints: new Map(
      endpoints.flatMap(({ id, networkId, containerId }) => {
        const on = ofNetworks.get(networkId);
        return on ? [[id, { ...on, container: container(containerId) }]] : [];
      }),
    ),
  };
}

/** A network's name may be as long as its maker likes, and is told with each of its endpoints. */
const longest = 200;

/** A name that ends so already gets its own id too: none can pretend to be another with an id appended. */
const looksAppended = /\/[\w:-]{12}$/;

/** The name of each by its id, unique within an engine. */
function uniqueNames<Id extends string>(items: readonly { id: Id; name: string; engineId?: EngineId }[]) {
  const sharing = new Map<string, Id[]>();
  for (const { id, name, engineId = '' } of items) {
    // No engine's id holds a blank.
    const key = `${engineId} ${labelOf(name)}`;
    sharing.set(key, [...(sharing.get(key) ?? []), id]);
  }
  const names = new Map<Id, string>();
  for (const [key, ids] of sharing) {
    const name = key.slice(key.indexOf(' ') + 1);
    const isPlain = ids.length === 1 && !looksAppended.test(name);
    for (const id of ids) names.set(id, isPlain ? name : `${name}/${shortId(id)}`);
  }
  return (id: Id): string => names.get(id) ?? shortId(id);
}

/** Without half a character at its end, which would not survive the way. */
function labelOf(name: string): string {
  const text = visibleText(name);
  return text.length > longest ? `${text.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, '')}…` : text;
}
