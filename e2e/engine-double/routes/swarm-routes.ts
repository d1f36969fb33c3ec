import { notFound, unavailable } from '../engine-refusal';
import { jsonAnswer } from '../http/answer';
import type { Router } from '../http/router';
import type { DoubleWorld } from '../world/double-world';
import { NO_SWARM } from '../world/network-lifecycle';
import type { SwarmObject, SwarmState } from '../world/swarm';

/** The collections of a manager; 503 from an engine that is none. Filters are not applied. */
export function addSwarmRoutes(router: Router, world: DoubleWorld): void {
  const managed = (): SwarmState => {
    if (!world.swarm) throw unavailable(NO_SWARM);
    return world.swarm;
  };
  const one = (kind: string, list: readonly SwarmObject[], id = '') => {
    const found = list.find(({ ID }) => ID === id);
    if (!found) throw notFound(`${kind} ${id} not found`);
    return jsonAnswer(200, found);
  };
  router.add('GET /swarm', () => jsonAnswer(200, managed().cluster));
  for (const kind of ['node', 'service', 'task'] as const) {
    router.add(`GET /${kind}s`, () => jsonAnswer(200, managed()[`${kind}s`]));
    router.add(`GET /${kind}s/:id`, (_, { id }) => one(kind, managed()[`${kind}s`], id));
  }
}
