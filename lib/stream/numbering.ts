import { changesBetween, type Topology } from '@/lib/model';

/** Small integers by endpoint id and network id: one space for both. */
export type Numbers = ReadonlyMap<string, number>;

type Item = Topology['networks' | 'endpoints'][number];

/**
 * Gives every endpoint and network a small integer. One that went and came back gets a new number, so that a tick
 * that was on its way meanwhile can never be read as another endpoint's.
 */
export class Numbering {
  private next = 0;
  private current: Numbers = new Map();
  private last: Pick<Topology, 'networks' | 'endpoints'> = { networks: [], endpoints: [] };

  /** Numbers of everything in the topology; those given before stay. The same map again when nothing came or went. */
  of(topology: Topology): Numbers {
    const { networks, endpoints } = topology;
    if (networks === this.last.networks && endpoints === this.last.endpoints) return this.current;
    const changes = [
      ...changesBetween<Item>(this.last.networks, networks),
      ...changesBetween<Item>(this.last.endpoints, endpoints),
    ].filter(({ from, to }) => from === undefined || to === undefined);
    this.last = { networks, endpoints };
    if (changes.length === 0) return this.current;
    const numbers = new Map(this.current);
    for (const { from } of changes) if (from) numbers.delete(from.id);
    for (const { to } of changes) if (to) numbers.set(to.id, this.next++);
    this.current = numbers;
    return numbers;
  }
}

/** Those that the reader of `before` does not know yet, or knows by an older number. */
export function newNumbers(before: Numbers, after: Numbers): Record<string, number> {
  if (before === after) return {};
  return Object.fromEntries(Array.from(after).filter(([id, number]) => before.get(id) !== number));
}
