import type { EventHub } from '../http/event-hub';
import { Router } from '../http/router';
import type { DoubleWorld } from '../world/double-world';
import { addContainerRoutes } from './container-routes';
import { addEventRoutes } from './event-routes';
import { addImageRoutes } from './image-routes';
import { addNetworkRoutes } from './network-routes';
import { addSwarmRoutes } from './swarm-routes';
import { addSystemRoutes } from './system-routes';

/** Every route the double knows. */
export function engineRouter(world: DoubleWorld, hub: EventHub): Router {
  const router = new Router();
  addSystemRoutes(router, world);
  addContainerRoutes(router, world);
  addImageRoutes(router);
  addNetworkRoutes(router, world);
  addEventRoutes(router, world, hub);
  addSwarmRoutes(router, world);
  return router;
}
