import { shortId } from '@/lib/model';
import type { Endpoint, EngineId, Network, NetworkId, Topology } from '@/lib/model';

/**
 * Endpoints and bridges that were made while Netloom watched: their counters began at zero meanwhile, so that all of it
 * counts, and not only what came after the first reading. Those that were there when an engine was first seen are none.
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
    const present = [
      ...topology.endpoints.filter((endpoint) => endpoint.active).map(keyOf),
      ...topology.networks.filter(hasBridgeOfItsOwn).map(({ id }) => id),
    ];
    const isFirstLook = engine.id !== this.#engine;
    this.#engine = engine.id;
    this.#new = new Set(isFirstLook ? [] : present.filter((key) => this.#new.has(key) || !this.#known.has(key)));
    this.#known = new Set(present);
  }

  /** True once of each. */
  take(endpoint: Pick<Endpoint, 'id' | 'engineEndpointId'>): boolean {
    return this.#new.delete(keyOf(endpoint));
  }

  /** True once of each. */
  takeBridge(of: NetworkId): boolean {
    return this.#new.delete(of);
  }

  /** A rest in which nobody watched: what is there now was there before. */
  forget(): void {
    this.#of = this.#engine = null;
  }
}

/** Made with the network. One that a person named may have been there before, with counters of its own. */
function hasBridgeOfItsOwn({ id, bridge }: Network): boolean {
  return bridge === `br-${shortId(id)}`;
}

/** The engine's own id changes whenever it makes the endpoint anew. */
function keyOf({ id, engineEndpointId }: Pick<Endpoint, 'id' | 'engineEndpointId'>): string {
  return `${id} ${engineEndpointId}`;
}
