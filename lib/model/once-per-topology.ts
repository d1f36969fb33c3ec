import type { Topology } from './topology';

/** Built once a topology, however many ask: topologies are never changed in place. */
export function oncePerTopology<T extends object>(build: (topology: Topology) => T): (topology: Topology) => T {
  const built = new WeakMap<Topology, T>();
  return (topology) => {
    const known = built.get(topology) ?? build(topology);
    built.set(topology, known);
    return known;
  };
}
