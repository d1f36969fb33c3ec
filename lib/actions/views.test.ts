import { describe, expect, it } from 'vitest';
import { aContainer, aNetwork, anEndpoint, aTopology } from '@/lib/model/builders';
import type { Container, Endpoint, Network, Topology } from '@/lib/model';
import { SeenViews } from './seen-views';
import type { View } from './seen-views';
import { viewOfConnect, viewOfDisconnect, viewOfRemoval } from './views';

const [app, data, other] = ['app', 'data', 'other'].map((name) => aNetwork({ name })) as [Network, Network, Network];
const [web, db, job] = ['web', 'db', 'job'].map((name) => aContainer({ name })) as [Container, Container, Container];
const address = app.subnets[0]?.subnet.replace(/\.0\/.*$/, '.77') ?? '';
const onApp = anEndpoint(app, web);
const world = aTopology({
  networks: [app, data, other],
  containers: [web, db, job],
  endpoints: [anEndpoint(data, web)],
});
const attached = { ...world, endpoints: [...world.endpoints, onApp, anEndpoint(other, job)] };

type Change = (before: Topology) => Partial<Topology>;
const joins = (network: Network, one: Container, rest: Partial<Endpoint> = {}): Change => {
  return ({ endpoints }) => ({ endpoints: [...endpoints, anEndpoint(network, one, rest)] });
};
const leaves = (network: Network, one: Container): Change => {
  const id = anEndpoint(network, one).id;
  return ({ endpoints }) => ({ endpoints: endpoints.filter((endpoint) => endpoint.id !== id) });
};
const becomes = (one: Container, change: Partial<Container>): Change => {
  return ({ containers }) => ({ containers: containers.map((it) => (it.id === one.id ? { ...it, ...change } : it)) });
};
const isSet = (change: Partial<Network>): Change => {
  return ({ networks }) => ({ networks: networks.map((one) => (one.id === app.id ? { ...one, ...change } : one)) });
};

/** What is told of a change between a look and the deed; null: it does not count. */
function told(view: (topology: Topology) => View, before: Topology, change: Change): string | null {
  const seen = new SeenViews();
  const version = seen.remember(view(before));
  try {
    seen.since(version, 'It')(view({ ...before, ...change(before) }));
    return null;
  } catch (error) {
    return error instanceof Error ? error.message.replace(/^.*looked at: /, '') : String(error);
  }
}

describe('what an attach rests on', () => {
  it.each<[string, Change, string | null]>([
    ['that it is attached by somebody else', joins(app, web), '“web” has joined “app”.'],
    ['that it is attached elsewhere', joins(other, web), '“web” has joined “other”.'],
    ['that it has left another one', leaves(data, web), '“web” has left “data”.'],
    ['that it stops', becomes(web, { state: 'exited' }), '“web” is not running any more.'],
    ['that it is renamed', becomes(web, { name: 'www' }), 'the container is called “www” now.'],
    ['that the address is taken', joins(app, db, { ipv4: `${address}/24` }), `${address} is taken by “db”.`],
    ['that the address is meant for one', joins(app, db, { requestedIpv4: address }), `${address} is taken by “db”.`],
    ['another setting', isSet({ internal: true }), '“app” is set otherwise.'],
    // Of many that are attached at once each is looked at before the first.
    ['not that others join', joins(app, db), null],
    ['not that it pauses', becomes(web, { state: 'paused' }), null],
    ['not that it is healthy now', becomes(web, { health: 'healthy' }), null],
    ['not what becomes of others', becomes(db, { state: 'exited' }), null],
    ['not what a node learns of an overlay late', isSet({ options: { vxlanid_list: '4097' }, vni: 4097 }), null],
  ])('%s', (_title, change, sentence) => {
    const view = (topology: Topology) => viewOfConnect(topology, app.id, { containerId: web.id, ipv4: address });
    expect(told(view, world, change)).toBe(sentence);
  });

  it('and not who has an address that is not asked for', () => {
    const view = (topology: Topology) => viewOfConnect(topology, app.id, { containerId: web.id });
    expect(told(view, world, joins(app, db, { ipv4: `${address}/24` }))).toBeNull();
  });
});

describe('what a detach rests on', () => {
  const moved: Change = (before) =>
    joins(app, web, { ipv4: '10.9.9.9/24' })({ ...before, ...leaves(app, web)(before) });
  it.each<[string, Change, string | null]>([
    ['that it has left already', leaves(app, web), '“web” has left “app”.'],
    ['that it was attached anew', moved, '“web” is attached to “app” otherwise.'],
    ['that nothing else is left to it', leaves(data, web), '“app” is the last network of “web”.'],
    ['who shares its network', becomes(db, { sharesNamespaceWith: web.id }), '“db” shares the network of “web”.'],
    // As a move does.
    ['not that it joins others', joins(other, web), null],
    ['not that others leave', leaves(other, job), null],
    ['not that others join', joins(app, db), null],
  ])('%s', (_title, change, sentence) => {
    const view = (topology: Topology) =>
      viewOfDisconnect(topology, { networkId: app.id, containerId: web.id, force: false });
    expect(told(view, attached, change)).toBe(sentence);
  });

  it('and not that it joins others where it had no other', () => {
    const view = (topology: Topology) =>
      viewOfDisconnect(topology, { networkId: other.id, containerId: job.id, force: false });
    expect(told(view, attached, joins(app, job))).toBeNull();
  });
});

describe('what a removal rests on', () => {
  it.each<[string, Change, string | null]>([
    ['who has joined', joins(app, db), '“db” has joined it.'],
    ['who would not start without it', joins(app, db, { active: false }), '“db” has joined it.'],
    // Those in the way are detached first.
    ['not who has left', leaves(app, web), null],
    ['not what happens elsewhere', leaves(data, web), null],
  ])('%s', (_title, change, sentence) => {
    expect(told((topology) => viewOfRemoval(topology, app.id), attached, change)).toBe(sentence);
  });

  it('who runs again', () => {
    const waits = { ...attached, endpoints: [{ ...onApp, active: false }] };
    const runs: Change = () => ({ endpoints: [onApp] });
    expect(told((topology) => viewOfRemoval(topology, app.id), waits, runs)).toBe('“web” runs now.');
  });
});
