import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aRuntime, bearer, call } from '@/app/api/stage';
import { actionsOn } from '@/lib/actions/scripted-world';
import { AuditLog } from '@/lib/audit/audit-log';
import { connectEngine } from '@/lib/docker/dockerode-engine';
import { resolveEndpoint } from '@/lib/docker/endpoint';
import type { Engine } from '@/lib/docker/engine';
import { Inventory } from '@/lib/inventory/inventory';
import { actionQuerySchema } from '@/lib/model';
import { runtime, setRuntime } from '@/lib/server/running';
import { aDoubleContainer, aDoubleNetwork, DoubleWorld, startEngineDouble, type EngineDouble } from '../engine-double';
import { until } from '../lab/waiting.mjs';

const key = '8e03978e-40d5-43dd-bc93-6894a57f9324';
const names = ['web', 'db', 'job'];
let double: EngineDouble;
let engine: Engine;
let inventory: Inventory;
let audit: AuditLog;

/** As after a restart: nothing is known but what the engine tells and what `kept` holds. */
async function begin(kept: AuditLog) {
  await inventory?.stop();
  engine?.close();
  const endpoint = resolveEndpoint({ NODE_ENV: 'test', DOCKER_HOST: double.dockerHost }, '/nowhere');
  engine = connectEngine(endpoint, { deadlines: { change: 300, stop: 300 } });
  inventory = new Inventory(engine);
  inventory.start();
  await until('the world', () => inventory.topology.containers.length === double.world.containers.size);
  audit = kept;
  aRuntime();
  const actions = actionsOn({ engine, inventory, hostInterfaces: () => null }, audit);
  setRuntime({ ...runtime(), inventory, actions, audit });
}

beforeEach(async () => {
  const networks = ['app', 'data'].map((name) => aDoubleNetwork({ name }));
  const containers = names.map((name) => aDoubleContainer({ name, networks: { app: {} } }));
  double = await startEngineDouble({ world: new DoubleWorld({ networks, containers }) });
  await begin(AuditLog.inMemory());
});
afterEach(async () => {
  await inventory.stop();
  engine.close();
  await double.stop();
});

interface Answer {
  id?: string;
  container?: { id: string };
  actionId?: string;
  version?: string;
  error?: { message: string };
}

async function ask(method: string, path: string, body?: unknown, idempotencyKey?: string) {
  const headers = { ...bearer, ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }) };
  const response = await call(method, path, { headers, ...(body !== undefined && { body }) });
  return { status: response.status, answer: (await response.json()) as Answer };
}

const create = (idempotencyKey = key) => ask('POST', '/api/networks', { name: 'backend' }, idempotencyKey);
const run = () => {
  const networks = ['app', 'data'].map((name) => ({ networkId: inventory.resolveNetwork(name)?.id }));
  return ask('POST', '/api/containers', { image: 'busybox', networks }, key);
};
const outcomes = () => audit.list(actionQuerySchema.parse({})).actions.map(({ outcome }) => outcome);
const named = (name: string) => [...double.world.networks.values()].filter((one) => one.name === name);
const boxes = () => [...double.world.containers.values()].filter(({ name }) => name.startsWith('busybox'));

describe('a network that is asked for again under its key', () => {
  it('is the first one, when only its answer was lost on the way to the caller', async () => {
    const first = await create();
    expect(first.status).toBe(200);
    expect(await create(`"${key.toUpperCase()}"`)).toEqual(first);
    expect(named('backend')).toMatchObject([{ id: first.answer.id, labels: { 'netloom.operation': key } }]);
    expect(outcomes()).toEqual(['done']);
  });

  it('is the first one, when the engine did not tell what it had made', async () => {
    double.on('POST /networks/create').times(1).loseReply();
    double.on('GET /networks').reply(500, { message: 'try later' });
    expect((await create()).status).toBeGreaterThanOrEqual(500);
    double.clear();
    const { status, answer } = await create();
    expect([status, answer.actionId]).toEqual([200, key]);
    expect(named('backend')).toMatchObject([{ id: answer.id }]);
    expect(outcomes().filter((outcome) => outcome === 'done')).toHaveLength(1);
  });

  it.each([
    ['with its record', () => audit],
    ['without', () => AuditLog.inMemory()],
  ])('is the first one after a restart, %s', async (_title, kept) => {
    const { answer } = await create();
    await begin(kept());
    expect((await create()).answer).toMatchObject({ id: answer.id, actionId: key });
    expect(named('backend')).toHaveLength(1);
    expect(outcomes()).toEqual(['done']);
  });

  it('is none for a key that is no UUID', async () => {
    expect(await create('once')).toMatchObject({ status: 400, answer: { error: { message: /one UUID/ } } });
    expect(named('backend')).toEqual([]);
  });
});

describe('a container that is asked for again under its key', () => {
  it('is the first one, after a restart too', async () => {
    const first = await run();
    expect(first.status).toBe(200);
    expect((await run()).answer.container?.id).toBe(first.answer.container?.id);
    await begin(AuditLog.inMemory());
    expect((await run()).answer.container?.id).toBe(first.answer.container?.id);
    expect(boxes()).toMatchObject([{ name: 'busybox-1', state: 'running' }]);
    expect(outcomes()).toEqual(['done']);
  });

  it('is brought to run where the first did not get that far', async () => {
    double.on('POST /containers/create').times(1).loseReply();
    double.on('GET /containers/json').reply(500, { message: 'try later' });
    expect((await run()).status).toBeGreaterThanOrEqual(500);
    double.clear();
    expect((await run()).status).toBe(200);
    expect(boxes()).toMatchObject([{ name: 'busybox-1', state: 'running' }]);
    expect([...(boxes()[0]?.endpoints.keys() ?? [])]).toEqual(['app', 'data']);
  });
});

const idOf = (name: string) => inventory.topology.containers.find((one) => one.name === name)?.id ?? '';
const networkId = (name: string) => inventory.resolveNetwork(name)?.id ?? '';
const endpoints = (network: string, container = '') =>
  `/api/networks/${networkId(network)}/endpoints${container && `/${idOf(container)}`}`;

/** A change by somebody who looks first, and presses when `press` is called. */
async function looked(method: string, path: string, body?: unknown) {
  const { version } = (await ask(method, `${path}?preview=true`, body)).answer;
  return { press: () => ask(method, `${path}?version=${version}`, body) };
}
const attach = (name: string) => looked('POST', endpoints('data'), { containerId: idOf(name) });
const detach = (name: string) => looked('DELETE', endpoints('app', name));
const remove = () => looked('DELETE', `/api/networks/${networkId('data')}`);

describe('two who look and then press', () => {
  it.each([
    ['attach', () => attach('web'), /“web” has joined “data”/],
    ['detach', () => detach('web'), /“web” has left “app”|no such endpoint|is not on/],
  ])('at the same %s: one does it, the other hears what has changed', async (_title, look, changed) => {
    const both = [await look(), await look()];
    const answers = await Promise.all(both.map(({ press }) => press()));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.answer.error?.message).toMatch(changed);
    expect(outcomes().sort()).toEqual(['done', 'refused']);
  });

  it('at a removal, and another attaches', async () => {
    const removal = await remove();
    expect((await (await attach('web')).press()).status).toBe(200);
    expect(await removal.press()).toMatchObject({
      status: 409,
      answer: { error: { message: expect.stringMatching(/^“data” has changed since .*“web” has joined it/) } },
    });
    expect(named('data')).toHaveLength(1);
  });

  it('at an attach, and the container stops', async () => {
    const { press } = await attach('web');
    double.world.stop('web');
    await until('that to be known', () =>
      inventory.topology.containers.some(({ name, state }) => name === 'web' && state === 'exited'),
    );
    expect(await press()).toMatchObject({
      status: 409,
      answer: { error: { message: expect.stringContaining('“web” is not running any more') } },
    });
  });
});

describe('one who looks at several and then presses', () => {
  it('is not hindered by the own changes: many at once', async () => {
    const all = [];
    for (const name of names) all.push(await attach(name));
    for (const { press } of all) expect((await press()).status).toBe(200);
  });

  it('nor by a move, nor by a removal with those in the way detached first', async () => {
    const move = [await attach('web'), await detach('web')];
    for (const { press } of move) expect((await press()).status).toBe(200);
    const steps = [await looked('DELETE', endpoints('data', 'web')), await remove()];
    for (const { press } of steps) expect((await press()).status).toBe(200);
    expect(named('data')).toEqual([]);
  });
});
