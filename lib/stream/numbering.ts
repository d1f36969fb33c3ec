import type { Topology } from '@/lib/model';

/** Small integers by endpoint id and network id: one space for both. */
export type Numbers = ReadonlyMap<string, number>;

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
    this.last = { networks, endpoints };
    const numbers = new Map<string, number>();
    let changed = false;
    for (const { id } of [...networks, ...endpoints]) {
      const known = this.current.get(id);
      if (known === undefined) changed = true;
      numbers.set(id, known ?? this.next++);
    }
    if (changed || numbers.size !== this.current.size) this.current = numbers;
    return this.current;
  }
}

/** Those that the reader of `before` does not know yet, or knows by an older number. */
export function newNumbers(before: Numbers, after: Numbers): Record<string, number> {
  if (before === after) return {};
  return Object.fromEntries(Array.from(after).filter(([id, number]) => before.get(id) !== number));
}
