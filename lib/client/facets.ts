import { containerCondition, networkKind, type Container, type Network, type Topology } from '@/lib/model';

/** One value that a facet can be narrowed to: `driver:bridge`. */
export interface FacetValue {
  field: 'driver' | 'state' | 'project';
  value: string;
  /** Objects of the whole topology that have it, whatever is filtered. */
  count: number;
}

/** What can be narrowed to with one press, most frequent first. */
export function facetsOf(topology: Topology): Record<FacetValue['field'], readonly FacetValue[]> {
  return {
    driver: valuesOf('driver', topology.networks.map(driverWord)),
    state: valuesOf('state', topology.containers.flatMap(statesOf)),
    project: valuesOf(
      'project',
      [...topology.containers, ...topology.networks].flatMap(({ project }) => project ?? []),
    ),
  };
}

/** The word that people use: the driver `null` is the network `none`. A plugin goes by its own name. */
export function driverWord(network: Network): string {
  const kind = networkKind(network);
  return kind === 'plugin' ? network.driver : kind;
}

/** What is unhealthy or starting runs all the same, and is found as running too. */
function statesOf(container: Container): string[] {
  const condition = containerCondition(container);
  return condition === 'unhealthy' || condition === 'starting' ? [condition, 'running'] : [condition];
}

function valuesOf(field: FacetValue['field'], values: readonly string[]): FacetValue[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([value, count]) => ({ field, value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}
