import { describe, expect, it } from 'vitest';
import type { PendingChange } from '@/lib/model';
import { aContainer, aNetwork, anEndpoint, aTopology } from '@/lib/model/builders';
import { pairChange, reachChange, reachChanges } from './reach-change';

const [app, back] = [aNetwork({ name: 'app' }), aNetwork({ name: 'back' })];
const [web, api, db] = ['web', 'api', 'db'].map((name) => aContainer({ name })) as [Container, Container, Container];
type Container = ReturnType<typeof aContainer>;
const topology = aTopology({
  networks: [app, back],
  containers: [web, api, db],
  endpoints: [anEndpoint(app, web), anEndpoint(app, api), anEndpoint(back, db)],
});
const change = (kind: PendingChange['kind'], network: typeof app, container: Container): PendingChange => {
  return { kind, networkId: network.id, containerId: container.id };
};

describe('what changes make of who reaches whom', () => {
  it.each([
    ['an attach', [change('attach', back, web)], [db.id], []],
    ['a detach', [change('detach', app, web)], [], [api.id]],
    ['a move: both halves together', [change('attach', back, web), change('detach', app, web)], [db.id], [api.id]],
    ['an attach to where it is', [change('attach', app, web)], [], []],
  ])('%s', (_title, changes, gained, lost) => {
    expect(reachChange(topology, changes, web.id)).toEqual({ gained, lost });
  });

  it('counts each pair once, also of two that are attached together', () => {
    const changes = [change('attach', back, web), change('attach', back, api)];
    expect(pairChange(reachChanges(topology, changes))).toEqual({ gained: 2, lost: 0 });
    const apart = [change('detach', app, web), change('detach', app, api)];
    expect(pairChange(reachChanges(topology, apart))).toEqual({ gained: 0, lost: 1 });
  });
});
