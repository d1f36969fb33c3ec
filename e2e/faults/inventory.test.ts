import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectEngine } from '@/lib/docker/dockerode-engine';
import { resolveEndpoint } from '@/lib/docker/endpoint';
import type { Engine } from '@/lib/docker/engine';
import { Inventory } from '@/lib/inventory/inventory';
import { sampleWorld, startEngineDouble, worldOf, type EngineDouble } from '../engine-double';
import { until } from '../lab/waiting.mjs';

let double: EngineDouble;
let engine: Engine;
let inventory: Inventory;
let log: string[];

beforeEach(async () => {
  double = await startEngineDouble({ world: sampleWorld() });
  log = [];
});
afterEach(async () => {
  await inventory.stop();
  engine.close();
  await double.stop();
});

/** Follows the double with deadlines short enough to wait for. */
function follow(reconcileMs = 300): void {
  const endpoint = resolveEndpoint({ NODE_ENV: 'test', DOCKER_HOST: double.dockerHost }, '/nowhere');
  const note = (line: string) => void log.push(line);
  engine = connectEngine(endpoint, { deadlines: { read: 400, inspect: 1_500 }, log: note });
  inventory = new Inventory(engine, { reconcileMs, reconcileDuty: 1, log: note });
  inventory.start();
}

const isLive = () => until('the engine', () => inventory.connection.status === 'live', { timeoutMs: 5_000 });
const networkNames = () => inventory.topology.networks.map(({ name }) => name);
const agrees = () =>
  until('the topology to hold what the double holds', () => {
    const containers = [...double.world.containers.keys()].sort();
    const networks = [...double.world.networks.keys()].sort();
    const { topology } = inventory;
    return (
      topology.containers
        .map(({ id }) => id)
        .sort()
        .join() === containers.join() &&
      topology.networks
        .map(({ id }) => id)
        .sort()
        .join() === networks.join()
    );
  });

const hasDetail = () =>
  until('every detail', () =>
    inventory.topology.containers.every(({ state, startedAt }) => state === 'created' || startedAt !== null),
  );

describe('a list that goes wrong once the engine is followed', () => {
  it.each<[string, (double: EngineDouble) => void, RegExp]>([
    ['hangs', (d) => d.on('GET /containers/json').hang(), /did not answer within/],
    ['is silent after its headers', (d) => d.on('GET /networks').silence(), /did not answer within/],
    ['is cut at its first byte', (d) => d.on('GET /containers/json').cut(0), /was cut/],
    ['is cut in the middle', (d) => d.on('GET /containers/json').cut(1000), /was cut/],
    ['begins with garbage', (d) => d.on('GET /networks').garbage(), /is not the Docker API/],
    ['is HTML', (d) => d.on('GET /networks').html(), /is not the Docker API.*Is it a Docker engine\?/],
    ['is JSON of another kind', (d) => d.on('GET /networks').reply(200, { not: 'a list' }), /is not the Docker API/],
    ['is a redirect', (d) => d.on('GET /networks').redirect('http://127.0.0.1:1/elsewhere'), /redirect.*not followed/],
    ['is 500 without a body', (d) => d.on('GET /containers/json').empty(500), /failed to list containers/],
    ['is refused', (d) => d.on('GET /containers/json').refuse(), /was cut/],
  ])('%s: bounded, said, recovered', async (_title, spoil, reason) => {
    follow();
    await isLive();
    await agrees();
    await hasDetail();
    const before = inventory.topology;
    spoil(double);
    await until('the state to be stale', () => inventory.connection.status === 'stale', { timeoutMs: 3_000 });
    expect(inventory.connection.reason).toMatch(reason);
    expect(inventory.topology.containers).toEqual(before.containers);
    double.clear();
    await isLive();
    await agrees();
  });

  it('arrives in slices that cut characters in two, and is whole', async () => {
    double.on('*').drip(777);
    follow();
    await isLive();
    await agrees();
  });
});

describe('the event stream', () => {
  it('survives garbage, slices and two events in one chunk', async () => {
    double.on('GET /events').drip(3);
    follow(60_000);
    await isLive();
    const [first] = double.world.containers.keys();
    double.emitRaw('<html>\n{"Type":"container"\n\n');
    double.together(() => {
      double.world.createNetwork({ name: 'één' });
      double.world.createNetwork({ name: '🕸' });
    });
    await until('both networks', () => networkNames().includes('één') && networkNames().includes('🕸'), {
      timeoutMs: 2_000,
    });
    expect(log.filter((line) => line.startsWith('left out an event'))).toHaveLength(2);
    expect(inventory.connection.status).toBe('live');
    expect(first).toBeDefined();
  });

  it('that is cut is opened again, and what happened meanwhile is there', async () => {
    follow(60_000);
    await isLive();
    double.dropEvents(() => true);
    double.world.createNetwork({ name: 'unheard' });
    double.dropEvents(null);
    double.cutStreams();
    await until('the network', () => networkNames().includes('unheard'), { timeoutMs: 2_000 });
    expect(double.streams).toBe(1);
  });

  it('in a flood of 5,000 of which every second is lost, converges', async () => {
    follow();
    await isLive();
    await agrees();
    const listsBefore = double.requests.count('GET /containers/json');
    let index = 0;
    double.dropEvents(() => index++ % 2 === 0);
    for (let at = 0; at < 20; at++) {
      double.flood(250);
      double.world.createNetwork({ name: `burst-${at}` });
    }
    double.dropEvents(null);
    await agrees();
    // 5,000 events are a handful of readings.
    expect(double.requests.count('GET /containers/json') - listsBefore).toBeLessThan(60);
  });
});

describe('one inspect that hangs', () => {
  it('delays nobody: every other container has its detail, and changes show at once', async () => {
    const [hung] = [...double.world.containers.keys()];
    double.on(new RegExp(`GET /containers/${hung}/json`)).hang();
    follow(60_000);
    await isLive();
    const known = () => inventory.topology.containers.filter(({ id, state }) => id !== hung && state === 'running');
    await until('the others', () => known().length > 0 && known().every(({ startedAt }) => startedAt !== null), {
      timeoutMs: 1_000,
    });
    double.world.createNetwork({ name: 'new' });
    await until('the network', () => networkNames().includes('new'), { timeoutMs: 1_000 });
    expect(inventory.connection.status).toBe('live');
    await until('it to be said', () => log.some((line) => line.includes('could not be inspected')), {
      timeoutMs: 3_000,
    });
  });

  it('among many that hang, still lets the others through', async () => {
    const ids = [...double.world.containers.keys()];
    const hung = new Set(ids.slice(0, 12));
    double.on(new RegExp(`GET /containers/(${[...hung].join('|')})/json`)).hang();
    follow(60_000);
    await isLive();
    const others = () => inventory.topology.containers.filter(({ id, state }) => !hung.has(id) && state === 'running');
    await until('the others', () => others().every(({ startedAt }) => startedAt !== null), { timeoutMs: 3_000 });
  });
});

describe('an engine that goes', () => {
  it.each([
    ['with its socket', false, /there is no such socket/],
    ['and leaves its socket, as after kill -9', true, /no daemon listens on it/],
  ])('%s is said, and back within two seconds of its return', async (_title, leaveSocket, reason) => {
    follow();
    await isLive();
    await agrees();
    await double.goDown({ leaveSocket });
    await until('the reason', () => reason.test(inventory.connection.reason ?? ''), { timeoutMs: 2_000 });
    expect(inventory.connection.status).toBe('stale');
    double.world.createNetwork({ name: 'meanwhile' });
    await double.comeBack();
    await until('the network', () => networkNames().includes('meanwhile'), { timeoutMs: 2_000 });
    expect(inventory.connection.status).toBe('live');
    await agrees();
    expect(double.streams).toBe(1);
  });

  it('was never there, and the page comes alive when it appears', async () => {
    await double.goDown();
    follow();
    await until('the reason', () => /no such socket/.test(inventory.connection.reason ?? ''));
    expect(inventory.topology.engines).toMatchObject([{ id: 'pending', status: 'unreachable' }]);
    await double.comeBack();
    await isLive();
    await agrees();
  });
});

describe('a crowd', () => {
  it('of 3,000 containers on 300 networks is a topology within five seconds', async () => {
    await double.stop();
    double = await startEngineDouble({ world: worldOf({ containers: 3_000, networks: 300 }) });
    const endpoint = resolveEndpoint({ NODE_ENV: 'test', DOCKER_HOST: double.dockerHost }, '/nowhere');
    engine = connectEngine(endpoint);
    inventory = new Inventory(engine);
    inventory.start();
    await isLive();
    await agrees();
    expect(inventory.topology.containers.length).toBeGreaterThanOrEqual(3_000);
  });
});
