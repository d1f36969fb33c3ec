import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleWorld, startEngineDouble, type EngineDouble } from '../engine-double';
import { objectOf } from '../engine-double/http/json-body';
import { until } from '../lab/waiting.mjs';
import { agrees, follow, isLive, type Following } from './following';

let double: EngineDouble;
let followed: Following;
beforeEach(async () => {
  double = await startEngineDouble({ world: sampleWorld() });
});
afterEach(async () => {
  await followed.stop();
  await double.stop();
});

const hasNetwork = (name: string) => until(`the network ${name}`, () => followed.inventory.resolveNetwork(name));

describe('an event stream that', () => {
  it.each<[string, (double: EngineDouble) => void, RegExp]>([
    ['hangs before its headers', (d) => d.on('GET /events').hang(), /did not answer within/],
    ['is refused', (d) => d.on('GET /events').refuse(), /was cut/],
    ['is 500 without a body', (d) => d.on('GET /events').empty(500), /failed to .*did not say why \(HTTP status 500\)/],
    ['is a redirect', (d) => d.on('GET /events').redirect('http://127.0.0.1:1/'), /redirect.*not followed/],
  ])('%s when it is opened again: bounded, said, recovered', async (_title, spoil, reason) => {
    followed = follow(double);
    await isLive(followed);
    spoil(double);
    double.cutStreams();
    await until('the reason', () => reason.test(followed.inventory.connection.reason ?? ''), { timeoutMs: 3_000 });
    expect(followed.inventory.connection.status).toBe('stale');
    double.clear();
    await isLive(followed);
    double.world.createNetwork({ name: 'afterwards' });
    await hasNetwork('afterwards');
    expect(double.streams).toBe(1);
  });

  it.each<[string, (double: EngineDouble) => void]>([
    ['is HTML with 200', (d) => d.on('GET /events').html()],
    ['ends after every few bytes', (d) => d.on('GET /events').cut(40)],
  ])('%s is opened again ever more slowly, and changes show all the same', async (_title, spoil) => {
    spoil(double);
    followed = follow(double, { reconcileMs: 60_000 });
    await isLive(followed);
    double.world.createNetwork({ name: 'unheard' });
    await hasNetwork('unheard');
    const asked = double.requests.count('GET /events');
    double.world.createNetwork({ name: 'later' });
    await hasNetwork('later');
    expect(double.requests.count('GET /events') - asked).toBeLessThan(20);
    double.clear();
    await agrees(followed, double.world);
  });

  it('falls silent after its headers hides nothing for longer than until the next reading', async () => {
    double.on('GET /events').silence();
    followed = follow(double, { reconcileMs: 300 });
    await isLive(followed);
    double.world.createNetwork({ name: 'untold' });
    await hasNetwork('untold');
    expect(followed.inventory.connection.status).toBe('live');
  });

  it('is cut inside a character brings the change all the same', async () => {
    const name = '🕸 é';
    const before = Buffer.from(JSON.stringify({ Type: 'network', Action: 'create', Actor: { Attributes: { name } } }));
    const web = before.indexOf('🕸');
    for (let inside = 1; inside < 4; inside += 1) {
      followed = follow(double, { reconcileMs: 60_000 });
      await isLive(followed);
      double.emitRaw(before.subarray(0, web + inside));
      double.cutStreams();
      const { name: made } = double.world.createNetwork({ name: `${name} ${inside}` });
      await hasNetwork(made);
      expect(followed.inventory.connection.status).toBe('live');
      await followed.stop();
    }
  });
});

describe('an engine that lies', () => {
  const anyContainer = () => [...double.world.containers.keys()][0] ?? expect.unreachable('no container');

  it('and leaves out of its lists what can be inspected: it is gone, and back when the list holds it', async () => {
    followed = follow(double);
    await isLive(followed);
    await agrees(followed, double.world);
    const hidden = anyContainer();
    double.on('GET /containers/json').leaveOut((id) => id === hidden);
    await until('it to go', () => !followed.inventory.resolveContainer(hidden));
    double.clear();
    await agrees(followed, double.world);
  });

  it('and knows nothing of what it lists: asked of it once a reading, and everybody else is there', async () => {
    const unknown = anyContainer();
    const route = `GET /containers/${unknown}/json`;
    double.on(route).reply(404, { message: `No such container: ${unknown}` });
    followed = follow(double);
    await isLive(followed);
    await double.requests.reached(route, 3);
    expect(double.requests.count(route)).toBeLessThanOrEqual(double.requests.count('GET /containers/json') + 1);
    expect(followed.inventory.topology.containers.length).toBeGreaterThanOrEqual(double.world.containers.size - 1);
    expect(followed.inventory.connection.status).toBe('live');
    double.clear();
    await agrees(followed, double.world);
  });

  it('and inspects another one than was asked for is not believed', async () => {
    const [asked, other] = [...double.world.containers.keys()];
    double.on(`GET /containers/${asked}/json`).lie((truth) => ({ ...objectOf(truth), Id: other }));
    followed = follow(double);
    await until('that to be said', () => followed.log.some((line) => line.includes('answered with another one')));
    double.clear();
    await agrees(followed, double.world);
  });
});
