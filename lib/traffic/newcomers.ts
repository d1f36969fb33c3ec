import type { Endpoint, EngineId, Topology } from '@/lib/model';

/**
 * Endpoints that were made while Netloom watched: their counters began at zero meanwhile, so that all of it counts, and
 * not only what came after the first reading. Those that were there when an engine was first seen are none.
 */
export class Newcomers {
  #of: Topology | null = null;
  #engine: EngineId | null = null;
  #known = new Set<string>();
  #new = new Set<string>();

  observe(topology: Topology): void {
    if (topology === this.#of) return;
    this.#of = topology;
    const engine = topology.engines[0];
    if (!engine || engine.status === 'unreachable') return;
    const active = topology.endpoints.filter((endpoint) => endpoint.active).map(keyOf);
    const isFirstLook = engine.id !== this.#engine;
    this.#engine = engine.id;
    this.#new = new Set(isFirstLook ? [] : active.filter((key) => this.#new.has(key) || !this.#known.has(key)));
    this.#known = new Set(active);
  }

  /** True once of each. */
  take(endpoint: Pick<Endpoint, 'id' | 'engineEndpointId'>): boolean {
    return this.#new.delete(keyOf(endpoint));
  }

  /** A rest in which nobody watched: what is there now was there before. */
  forget(): void {
    this.#of = this.#engine = null;
  }
}

/** The engine's own id changes whenever it makes the endpoint anew. */
function keyOf({ id, engineEndpointId }: Pick<Endpoint, 'id' | 'engineEndpointId'>): string {
  return `${id} ${engineEndpointId}`;
}
