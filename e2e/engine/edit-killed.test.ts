import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actionsSchema, topologySchema } from '@/lib/model';
import { busyboxImage } from '../lab/engine.mjs';
import { until } from '../lab/waiting.mjs';
import { startDashboard, type DashboardProcess } from '../stories/dashboard';
import { attachmentsOf } from './attachments';
import { tapEngine, type Moment } from './tapped-engine';
import { withLab } from './with-lab';

const under = withLab();
const data = mkdtempSync(join(tmpdir(), 'netloom-edit-killed-'));
const names = ['web', 'job'];
let tap: Awaited<ReturnType<typeof tapEngine>>;
let dashboard: DashboardProcess;
let asked = 0;
let deadly: Moment | null = null;

beforeAll(async () => {
  const { lab } = under;
  await lab.docker('network', 'create', '--subnet', '10.82.0.0/24', 'other');
  await lab.docker('network', 'create', '--subnet', '10.80.0.0/24', 'app');
  const how = ['--network', 'app', '--ip', '10.80.0.7', '--network-alias', 'www'];
  await lab.docker('run', '-d', '--name', 'web', ...how, busyboxImage, 'sleep', '3600');
  await lab.docker('network', 'connect', 'other', 'web');
  await lab.docker('create', '--name', 'job', '--network', 'app', '--ip', '10.80.0.9', busyboxImage, 'true');
  tap = await tapEngine(lab, ({ when }) => {
    if (when === 'before') asked += 1;
    if (deadly?.count === asked && deadly.when === when) killDashboard();
  });
  dashboard = await start();
}, 120_000);

afterAll(async () => {
  await dashboard?.stop();
  await tap?.close();
  rmSync(data, { recursive: true, force: true });
});

const start = () => startDashboard(tap.dockerHost, { NETLOOM_DATA: data });

/** As the kernel does when memory runs out: nothing of it runs on. */
function killDashboard(): void {
  deadly = null;
  for (const one of [dashboard.serverPid(), dashboard.pid]) process.kill(one, 'SIGKILL');
}

async function call(method: string, path: string, body?: unknown): Promise<unknown> {
  const answer = await fetch(dashboard.origin + path, {
    method,
    headers: { authorization: `Bearer ${dashboard.token}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const value: unknown = await answer.json();
  if (!answer.ok) throw new Error(`${answer.status} ${JSON.stringify(value)}`);
  return value;
}

async function appId(): Promise<string> {
  const networks = async () => topologySchema.parse(await call('GET', '/api/topology')).networks;
  await until('the network', async () => (await networks()).some(({ name }) => name === 'app'));
  return (await networks()).find(({ name }) => name === 'app')?.id ?? '';
}

const journals = () => readdirSync(data).includes('edits') && readdirSync(join(data, 'edits'));
const attached = () => attachmentsOf(under.lab, names);

// Two leave, one network goes and one comes, two come back.
const moments = [1, 2, 3, 4, 5, 6].flatMap((count) => (['before', 'after'] as const).map((when) => ({ count, when })));

describe('Netloom, killed while it edits a network', () => {
  it.each(moments)('$when the engine has heard step $count, ends the edit at its next start', async (moment) => {
    const before = await attached();
    const [from, to] = JSON.stringify(before).includes('10.80.') ? ['10.80.', '10.81.'] : ['10.81.', '10.80.'];
    const id = await appId();
    asked = 0;
    deadly = moment;
    await expect(call('PATCH', `/api/networks/${id}`, { subnets: [{ subnet: `${to}0.0/24` }] })).rejects.toThrow();
    expect(journals()).toHaveLength(1);
    await dashboard.stop();
    dashboard = await start();
    await until('the edit to have ended', () => journals() && (journals() || []).length === 0);
    expect(await attached()).toEqual(JSON.parse(JSON.stringify(before).replaceAll(from, to)));
    const { actions } = actionsSchema.parse(await call('GET', '/api/actions?limit=2'));
    expect(actions[0]).toMatchObject({ kind: 'edit', outcome: 'done', networkId: id });
    expect(actions[1]?.networkId).not.toBe(id);
  });
});
