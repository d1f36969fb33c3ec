import { emptyAnswer, jsonAnswer, rawJsonAnswer } from '../http/answer';
import { parseBody } from '../http/json-body';
import type { Router } from '../http/router';
import { containerInspect } from '../wire/container-inspect';
import { containerStats } from '../wire/container-stats';
import { containerSummary } from '../wire/container-summary';
import type { DoubleContainer } from '../world/container';
import type { DoubleWorld } from '../world/double-world';
import { findContainer, networkOwner } from '../world/find';
import { containerSpec } from './container-body';
import { containerFilter } from './container-filter';
import { ListCache } from './list-cache';

export function addContainerRoutes(router: Router, world: DoubleWorld): void {
  const cache = new ListCache<DoubleContainer>(world, (item) =>
    containerSummary(item, world.dialect.version, world.now()),
  );
  router
    .add('GET /containers/json', ({ query }) => {
      const wanted = containerFilter(query, world.dialect);
      return rawJsonAnswer(
        200,
        cache.list(query.toString(), () => newestFirst(world).filter(wanted)),
      );
    })
    .add('GET /containers/:id/json', (_, { id = '' }) =>
      jsonAnswer(200, containerInspect(findContainer(world, id), world.dialect.version)),
    )
    .add('POST /containers/create', ({ query, body }) => {
      const spec = containerSpec(query.get('name'), parseBody(body, world.dialect));
      return jsonAnswer(201, { Id: world.createContainer(spec).id, Warnings: [] });
    })
    .add('POST /containers/:id/start', (_, { id = '' }) => done(() => world.start(id)))
    .add('POST /containers/:id/stop', (_, { id = '' }) => done(() => world.stop(id)))
    .add('POST /containers/:id/restart', (_, { id = '' }) => done(() => world.restart(id)))
    .add('POST /containers/:id/pause', (_, { id = '' }) => done(() => world.pause(id)))
    .add('POST /containers/:id/unpause', (_, { id = '' }) => done(() => world.unpause(id)))
    .add('DELETE /containers/:id', (_, { id = '' }) => done(() => world.removeContainer(id)))
    .add('GET /containers/:id/stats', (_, { id = '' }) => {
      const container = findContainer(world, id);
      const { version } = world.dialect;
      return jsonAnswer(
        200,
        containerStats(
          container,
          networkOwner(world, container),
          ({ endpointId }) => world.counted(endpointId),
          version,
        ),
      );
    });
}

const newestFirst = ({ containers }: DoubleWorld): DoubleContainer[] =>
  [...containers.values()].reverse().sort((a, b) => b.created - a.created);

function done(change: () => void) {
  change();
  return emptyAnswer(204);
}
