import { describe, expect, it } from 'vitest';
import { aContainer, aNetwork, anEndpoint, aTopology } from '@/lib/model/builders';
import { containersToJoin, leaversOf, networksToJoin, networksToLeave } from './targets';

const app = aNetwork({ name: 'app' });
const other = aNetwork({ name: 'other' });
const host = aNetwork({ name: 'host', driver: 'host' });
const web = aContainer({ name: 'web' });
const db = aContainer({ name: 'db' });
const agent = aContainer({ name: 'agent', networkMode: 'host' });
const task = aContainer({ name: 'task', swarmTask: 't' });
const topology = aTopology({
  networks: [app, other, host],
  containers: [web, db, agent, task],
  endpoints: [anEndpoint(app, web), anEndpoint(other, db), anEndpoint(host, agent), anEndpoint(app, task)],
});
const names = (items: readonly { name: string }[]) => items.map(({ name }) => name);

describe('what is offered', () => {
  it.each([
    ['a container', [web], ['other']],
    ['several: where at least one is missing', [web, db], ['app', 'other']],
    ['one in host mode', [agent], []],
    ['a task of Swarm', [task], []],
  ])('to attach %s to', (_title, containers, networks) => {
    const ids = containers.map(({ id }) => id);
    expect(names(networksToJoin(topology, ids))).toEqual(networks);
  });

  it.each([
    ['a network', app, ['db']],
    ['the host’s', host, []],
  ])('to attach to %s', (_title, network, containers) => {
    expect(names(containersToJoin(topology, network))).toEqual(containers);
  });

  it('to detach is what can be detached', () => {
    expect(names(leaversOf(topology, app))).toEqual(['web']);
    expect(names(leaversOf(topology, host))).toEqual([]);
    expect(names(networksToLeave(topology, [web.id, db.id, agent.id]))).toEqual(['app', 'other']);
  });
});
