import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { composeFile } from '@/lib/export/compose-file';
import { shellScript } from '@/lib/export/shell-script';
import { topologySchema, type Topology } from '@/lib/model';
import { operations } from '@/lib/server/operations';
import { busyboxImage } from '../lab/engine.mjs';
import { until } from '../lab/waiting.mjs';
import { startDashboard, type DashboardProcess } from '../stories/dashboard';
import { withLab } from './with-lab';

const mark = `CANARY${randomBytes(6).toString('hex')}`;
/** Bears the mark, and says where it came from. */
const canary = (place: string) => `${mark}-${place}`;
const folder = mkdtempSync(join(tmpdir(), 'netloom-canary-'));
const data = join(folder, 'data');

const real = withLab(async (lab) => {
  await lab.docker('network', 'create', 'app');
  const label = ['--label', `secret.${canary('label-key')}=1`, '--label', `traefik.users=${canary('label')}`];
  const health = ['--health-cmd', `true ${canary('health')}`, '--health-interval', '1s'];
  const mount = ['--volume', `/tmp/${canary('bind')}:/${canary('mounted')}`];
  await lab.docker(
    ...['run', '-d', '--name', 'by-docker', '--network', 'app', '--env', `PASSWORD=${canary('env')}`],
    ...[...label, ...health, ...mount, '--entrypoint', 'sh', '--workdir', `/${canary('workdir')}`, busyboxImage],
    ...['-c', `sleep 600 # ${canary('command')}`],
  );
});

let dashboard: DashboardProcess;
/** Everything that left the server, by where it was heard. */
const heard: [where: string, text: string][] = [];
const closing = new AbortController();

async function ask(method: string, path: string, body?: unknown): Promise<{ status: number; text: string }> {
  const response = await fetch(dashboard.origin + path, {
    method,
    headers: {
      authorization: `Bearer ${dashboard.token}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    body: body === undefined ? null : JSON.stringify(body),
  });
  const text = await response.text();
  heard.push([`${method} ${path} (${response.status})`, `${text}\n${JSON.stringify([...response.headers])}`]);
  return { status: response.status, text };
}

const topology = async (): Promise<Topology> =>
  topologySchema.parse(JSON.parse((await ask('GET', '/api/topology')).text));
const idIn = (answer: { text: string }) => z.object({ actionId: z.string() }).parse(JSON.parse(answer.text)).actionId;

async function listen(): Promise<void> {
  const response = await fetch(`${dashboard.origin}/api/stream`, {
    headers: { authorization: `Bearer ${dashboard.token}` },
    signal: closing.signal,
  });
  if (!response.body) throw new Error('no stream');
  const entry: [string, string] = ['GET /api/stream', ''];
  heard.push(entry);
  void (async () => {
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) entry[1] += decoder.decode(chunk, { stream: true });
  })().catch(() => undefined);
  await until('the snapshot', () => entry[1].includes('event: snapshot'));
}

/** Every path of a GET that the API has, as many times as there are things to ask about. */
async function everyGet(): Promise<string[]> {
  const { networks, containers, engines, endpoints } = await topology();
  const actions = z
    .object({ actions: z.array(z.object({ id: z.string() })) })
    .parse(JSON.parse((await ask('GET', '/api/actions')).text))
    .actions.map(({ id }) => id);
  const ids: Record<string, readonly string[]> = {
    networks: networks.map(({ id }) => id),
    containers: containers.map(({ id }) => id),
    engines: engines.map(({ id }) => id),
    actions,
  };
  const scopes = { network: networks, container: containers, endpoint: endpoints, engine: engines };
  const queries: Record<string, string[]> = {
    '/api/traffic': Object.entries(scopes).flatMap(([scope, all]) => all.map(({ id }) => `?scope=${scope}&id=${id}`)),
  };
  return Object.keys(operations)
    .filter((operation) => operation.startsWith('GET ') && operation !== 'GET /api/stream')
    .flatMap((operation) => {
      const path = operation.slice('GET '.length);
      const paths = path.includes('{id}')
        ? (ids[path.split('/')[2] ?? ''] ?? []).map((id) => path.replace('{id}', encodeURIComponent(id)))
        : [path];
      // A path that is asked for nothing would be a test of nothing.
      if (paths.length === 0) throw new Error(`nothing to ask ${operation} about`);
      return paths.flatMap((one) => (queries[path] ?? ['']).map((query) => one + query));
    });
}

function filesUnder(path: string): string[] {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

describe('what may be secret', () => {
  beforeAll(async () => {
    const config = join(folder, 'docker-config');
    mkdirSync(config);
    writeFileSync(join(config, 'config.json'), JSON.stringify({ auths: { 'r.test': { auth: canary('registry') } } }));
    dashboard = await startDashboard(real.lab.dockerHost, { NETLOOM_DATA: data, DOCKER_CONFIG: config });
    await until('the container', async () => (await topology()).containers.length === 1);
    await listen();
    const app = (await topology()).networks.find(({ name }) => name === 'app');
    const request = {
      image: busyboxImage,
      name: 'by-netloom',
      command: ['sh', '-c', `sleep 600 # ${canary('asked-command')}`],
      env: { TOKEN: canary('asked-env') },
      labels: { 'my.secret': canary('asked-label') },
      networks: [{ networkId: app?.id }],
    };
    // Its answer is the command of just this request, and goes to nobody but the one who asks.
    const preview = await ask('POST', '/api/containers?preview=true', request);
    expect(preview.status).toBe(200);
    heard.pop();
    expect((await ask('POST', '/api/containers', request)).status).toBe(200);
    // The engine's own words hold what it could not do.
    const failing = {
      ...request,
      name: 'failing',
      command: ['sh', canary('argument')],
      env: { A: canary('failing-env') },
    };
    await ask('POST', '/api/containers', { ...failing, command: ['/no/such/program', canary('argument')] });
    await ask('POST', '/api/containers', { ...failing, hostname: `-${canary('hostname').slice(0, 40)}`, ports: 'no' });
    await ask('POST', '/api/containers', { ...failing, image: 'no-such-image' });
    const id = (await topology()).containers.find(({ name }) => name === 'by-docker')?.id;
    const bridge = (await topology()).networks.find(({ name }) => name === 'bridge');
    const attached = await ask('POST', `/api/networks/${bridge?.id}/endpoints`, { containerId: id });
    expect(attached.status).toBe(200);
    await ask('POST', `/api/actions/${idIn(attached)}/undo?preview=true`);
    await ask('POST', `/api/actions/${idIn(attached)}/undo`);
    await ask('PATCH', `/api/networks/${app?.id}?preview=true`, { labels: { changed: 'yes' } });
    await ask('POST', `/api/containers/${id}/state?preview=true`, { verb: 'restart' });
    await ask('POST', `/api/containers/${id}/state`, { verb: 'restart' });
    for (const path of await everyGet()) await ask('GET', path);
    await ask('GET', '/api/containers/no-such');
    await ask('GET', `/api/networks/${'a'.repeat(64)}`);
  });
  afterAll(async () => {
    closing.abort();
    await dashboard?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const holders = (secret: string) => heard.filter(([, text]) => text.includes(secret)).map(([where]) => where);

  it('is really there: the engine holds all of it', async () => {
    const held = JSON.stringify(await real.call('GET', '/containers/by-docker/json'));
    for (const place of ['env', 'label', 'label-key', 'health', 'bind', 'mounted', 'workdir', 'command'])
      expect(held).toContain(canary(place));
    expect(JSON.stringify(await real.call('GET', '/containers/by-netloom/json'))).toContain(canary('asked-env'));
  });

  it('is in no answer, no stream and no metric', () => {
    expect(heard.length).toBeGreaterThan(40);
    const found = heard.flatMap(([where, text]) =>
      [...text.matchAll(new RegExp(`${mark}-[a-z-]+`, 'g'))].map(
        ([which]) => `${which.slice(mark.length + 1)} in ${where}`,
      ),
    );
    expect([...new Set(found)]).toEqual([]);
  });

  it('is in no export', async () => {
    const whole = await topology();
    const chosen = {
      networks: new Set(whole.networks.map(({ id }) => id)),
      containers: new Set(whole.containers.map(({ id }) => id)),
    };
    const texts = [composeFile(whole, chosen).text, shellScript(whole, chosen).text];
    for (const text of texts) expect(text).toContain('by-docker');
    expect(texts.filter((text) => text.includes(mark))).toEqual([]);
  });

  it('is in no log line', () => expect(dashboard.output()).not.toContain(mark));

  it('is in no file of the data directory; the token is in its own, and in the line that is printed', () => {
    const files = filesUnder(data).map((path) => [path.slice(data.length + 1), readFileSync(path, 'latin1')] as const);
    expect(files.map(([path]) => path)).toContain('token');
    expect(files.filter(([, text]) => text.includes(mark)).map(([path]) => path)).toEqual([]);
    expect(files.filter(([, text]) => text.includes(dashboard.token)).map(([path]) => path)).toEqual(['token']);
    expect(holders(dashboard.token)).toEqual([]);
    expect(dashboard.output().split(dashboard.token)).toHaveLength(2);
  });
});
