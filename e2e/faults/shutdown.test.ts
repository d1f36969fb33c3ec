import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { actionsSchema, topologySchema, trafficSeriesSchema } from '@/lib/model';
import { aDoubleContainer, aDoubleNetwork, DoubleWorld, startEngineDouble, type EngineDouble } from '../engine-double';
import { followTraffic } from '../engine/followed-traffic';
import { spawnTethered } from '../../lib/launch/tether.mjs';
import { until } from '../lab/waiting.mjs';
import { freePort, startDashboard, type DashboardProcess } from '../stories/dashboard';

let double: EngineDouble;
let dashboard: DashboardProcess;
let data: string;

beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'netloom-shutdown-'));
  const networks = [
    aDoubleNetwork({ name: 'app', subnets: [{ subnet: '10.80.0.0/24' }] }),
    aDoubleNetwork({ name: 'other' }),
  ];
  const containers = ['web', 'db'].map((name) => aDoubleContainer({ name, networks: { app: {} } }));
  double = await startEngineDouble({ world: new DoubleWorld({ networks, containers }) });
  await start();
});
afterEach(async () => {
  double.clear();
  await dashboard.stop();
  await double.stop();
  rmSync(data, { recursive: true, force: true });
});

async function start(): Promise<void> {
  dashboard = await startDashboard(double.dockerHost, { NETLOOM_DATA: data, NETLOOM_TRAFFIC_SOURCE: 'stats' });
  await until('the world', async () => {
    const { containers, networks } = topologySchema.parse(await (await ask('GET', '/api/topology')).json());
    return containers.length === 2 && networks.some(({ name }) => name === 'app');
  });
}

function ask(method: string, path: string, body?: unknown): Promise<Response> {
  return fetch(dashboard.origin + path, {
    method,
    headers: { authorization: `Bearer ${dashboard.token}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

/** Tells it to end. Fails unless it does so by itself: what takes longer than 5 s is killed, and it says so. */
async function endsInOrder(...signals: NodeJS.Signals[]): Promise<void> {
  for (const signal of signals) process.kill(dashboard.pid, signal);
  expect(await dashboard.ended).toBe(0);
  expect(dashboard.output()).not.toMatch(/"level":(?:40|50|60)|killed/);
}

/** Writes this as it is and keeps the connection. */
async function dial(bytes: string): Promise<Socket> {
  const socket = connect(Number(new URL(dashboard.origin).port), '127.0.0.1');
  socket.on('error', () => undefined); // a connection that is reset is what some of them are there for
  await once(socket, 'connect');
  socket.write(bytes);
  return socket;
}

async function listens(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  const answer = await Promise.race([
    once(socket, 'connect').then(() => true),
    once(socket, 'error').then(() => false),
  ]).catch(() => false);
  socket.destroy();
  return answer;
}

const head = (method: string, path: string, ...more: string[]) =>
  [`${method} ${path} HTTP/1.1`, `host: ${new URL(dashboard.origin).host}`, ...more].join('\r\n');
const authorized = () => `authorization: Bearer ${dashboard.token}`;
const journals = () => (existsSync(join(data, 'edits')) ? readdirSync(join(data, 'edits')) : []);
const subnets = () => double.world.network('app').subnets.map(({ subnet }) => subnet);
const attached = () => ['web', 'db'].map((name) => [...double.world.container(name).endpoints.keys()].sort().join(' '));

describe('told to end', () => {
  it.each<[string, NodeJS.Signals[]]>([
    ['once', ['SIGTERM']],
    ['from a terminal', ['SIGINT']],
    ['impatiently', ['SIGTERM', 'SIGINT', 'SIGTERM', 'SIGINT']],
  ])('%s, it ends every stream and is gone', async (_how, signals) => {
    const streams = await Promise.all([1, 2, 3].map(() => dial(`${head('GET', '/api/stream', authorized())}\r\n\r\n`)));
    const heard = streams.map((stream) => text(stream));
    await until('three viewers', async () => /^netloom_stream_clients 3$/m.test(await metrics()));
    await endsInOrder(...signals);
    // The last chunk of a body, and not a connection that broke off.
    for (const all of await Promise.all(heard)) expect(all).toMatch(/event: snapshot[^]*\r\n0\r\n\r\n$/);
  });

  it('before it has begun, it is gone as well', async () => {
    const port = await freePort();
    const env = {
      ...process.env,
      DOCKER_HOST: double.dockerHost,
      NETLOOM_DATA: join(data, 'other'),
      PORT: String(port),
    };
    const early = spawnTethered(['lib/launch/start.mjs'], { env });
    const ended = once(early, 'exit');
    // It listens before Next is ready, and Next before the runtime.
    await until('it to listen', () => listens(port), { everyMs: 1 });
    early.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  });

  it('it waits for nobody who has not said what they want', async () => {
    const json = ['content-type: application/json', authorized()];
    await Promise.all([
      dial(''),
      dial(head('GET', '/api/health')),
      dial(`${head('POST', '/api/networks', ...json, 'content-length: 100')}\r\n\r\n{`),
      dial(`${head('POST', '/api/session', ...json, 'transfer-encoding: chunked')}\r\n\r\n10\r\n{`),
      dial(`${head('GET', '/api/health')}\r\n\r\n`),
    ]);
    await ask('GET', '/api/health');
    await endsInOrder('SIGTERM');
  });

  it('it ends a change that is under way, answers, and has it on record', async () => {
    const { networks, containers } = topologySchema.parse(await (await ask('GET', '/api/topology')).json());
    const other = networks.find(({ name }) => name === 'other')?.id;
    const late = double.on('POST /networks/:id/connect').times(1).delay(800);
    const answer = ask('POST', `/api/networks/${other}/endpoints`, { containerId: containers[0]?.id });
    await late.reached();
    await endsInOrder('SIGTERM');
    expect((await answer).status).toBe(200);
    await start();
    const { actions } = actionsSchema.parse(await (await ask('GET', '/api/actions?limit=1')).json());
    expect(actions[0]).toMatchObject({ kind: 'connect', outcome: 'done', networkId: other });
  });

  it('it does not wait for an engine that is silent', async () => {
    const { networks, containers } = topologySchema.parse(await (await ask('GET', '/api/topology')).json());
    const hung = double.on('POST /networks/:id/connect').times(1).hang();
    const other = networks.find(({ name }) => name === 'other')?.id;
    const answer = ask('POST', `/api/networks/${other}/endpoints`, { containerId: containers[0]?.id });
    await hung.reached();
    await endsInOrder('SIGTERM');
    expect((await answer).status).toBe(503);
    await start();
    const { actions } = actionsSchema.parse(await (await ask('GET', '/api/actions?limit=1')).json());
    expect(actions[0]).toMatchObject({ kind: 'connect', outcome: 'unclear', networkId: other });
  });

  it.each([
    ['answers in a moment', 'POST /networks/:id/disconnect', 400],
    ['answers in a moment', 'POST /networks/create', 400],
    ['is silent', 'POST /networks/create', null],
    ['is silent', 'DELETE /networks/:id', null],
  ])('it parks an edit while the engine %s at %s; the next start ends it', async (_how, route, delay) => {
    const { networks } = topologySchema.parse(await (await ask('GET', '/api/topology')).json());
    const id = networks.find(({ name }) => name === 'app')?.id;
    const rule = double.on(route).times(1);
    const fault = delay === null ? rule.hang() : rule.delay(delay);
    const answer = ask('PATCH', `/api/networks/${id}`, { subnets: [{ subnet: '10.81.0.0/24' }] });
    await fault.reached();
    await endsInOrder('SIGTERM');
    expect((await answer).ok).toBe(false);
    expect(journals()).toHaveLength(1);
    double.clear();
    await start();
    await until('the edit to have ended', () => journals().length === 0);
    expect(subnets()).toEqual(['10.81.0.0/24']);
    expect(attached()).toEqual(['app', 'app']);
    const { actions } = actionsSchema.parse(await (await ask('GET', '/api/actions?limit=2')).json());
    expect(actions.filter(({ kind }) => kind === 'edit')).toMatchObject([{ outcome: 'done', networkId: id }]);
  });

  it('it writes down the history of a slot that is not full yet', async () => {
    const began = Date.now();
    const known = async (): Promise<string[]> => {
      const query = new URLSearchParams({ scope: 'network', id: 'app', from: new Date(began - 60_000).toISOString() });
      const answer = await ask('GET', `/api/traffic?${query}&step=10`);
      const { at, rxBytesPerSecond } = trafficSeriesSchema.parse(await answer.json());
      return at.filter((_time, slot) => rxBytesPerSecond[slot] !== null);
    };
    const viewer = await followTraffic(dashboard.origin, dashboard.token);
    const slots = async () => {
      const found = await known();
      return found.length > 0 && found;
    };
    const before = await until('a slot', slots, { timeoutMs: 30_000 });
    await endsInOrder('SIGTERM');
    viewer.stop();
    await start();
    expect(await known()).toEqual(expect.arrayContaining(before));
  });
});

describe('killed', () => {
  it('it leaves nothing that keeps the next one from starting', async () => {
    for (const pid of [dashboard.serverPid(), dashboard.pid]) process.kill(pid, 'SIGKILL');
    await dashboard.ended;
    expect(existsSync(join(data, 'held'))).toBe(true);
    await start();
    expect((await ask('GET', '/api/health')).status).toBe(200);
  });
});

async function metrics(): Promise<string> {
  return (await ask('GET', '/metrics')).text();
}
