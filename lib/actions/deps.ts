import type { Engine } from '@/lib/docker/engine';
import type { Inventory } from '@/lib/inventory/inventory';
import type { HostInterface } from '@/lib/model';
import type { RiskyRunOption } from '@/lib/model/risky-run-option';
import type { Surroundings } from './plan';

/** What an action works with: the engine to ask, and the inventory to plan on and to prove the result by. */
export interface ActionDeps {
  engine: Pick<
    Engine,
    | 'connect'
    | 'disconnect'
    | 'createNetwork'
    | 'removeNetwork'
    | 'listNetworks'
    | 'inspectNetwork'
    | 'releaseEndpoint'
    | 'listContainers'
    | 'listImages'
    | 'createContainer'
    | 'changeContainer'
    | 'removeContainer'
  >;
  inventory: Pick<Inventory, 'topology' | 'facts' | 'refresh'>;
  /** Those of the engine's host as they are now; null where they are out of reach. */
  hostInterfaces: () => readonly HostInterface[] | null;
  /** What of the risky options of a run the operator has switched on; none where it is not said. */
  allow?: readonly RiskyRunOption[];
}

/** Everything a plan can depend on, as it is known now. */
export function surroundingsOf({ inventory, hostInterfaces }: ActionDeps): Surroundings {
  const { topology, facts } = inventory;
  return { topology, facts, hostInterfaces: hostInterfaces() };
}
