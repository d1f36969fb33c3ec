import type { Engine } from '@/lib/docker/engine';
import type { Inventory } from '@/lib/inventory/inventory';

/** What an action works with: the engine to ask, and the inventory to plan on and to prove the result by. */
export interface ActionDeps {
  engine: Pick<Engine, 'connect' | 'disconnect' | 'createNetwork' | 'removeNetwork' | 'listNetworks'>;
  inventory: Pick<Inventory, 'topology' | 'refresh'>;
}
