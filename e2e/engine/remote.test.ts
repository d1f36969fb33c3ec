import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { connectEngine } from '@/lib/docker/dockerode-engine';
import { resolveEndpoint } from '@/lib/docker/endpoint';
import type { Engine } from '@/lib/docker/engine';
import { toolPath } from '../lab/command.mjs';
import { dockerClient } from '../lab/packages.mjs';
import { until } from '../lab/waiting.mjs';
import { Authority, startTlsFront } from './tls-front';
import { withLab } from './with-lab';

const real = withLab();
const folder = mkdtempSync(join(tmpdir(), 'netloom-remote-'));
const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0).reverse()) end();
  vi.unstubAllEnvs();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function engineAt(env: Record<string, string>): Engine {
  const engine = connectEngine(resolveEndpoint({ NODE_ENV: 'test', ...env }, folder), { deadlines: { read: 8_000 } });
  ends.push(() => engine.close());
  return engine;
}

describe('an engine behind TLS', () => {
  let [own, other]: Authority[] = [];
  beforeAll(() => {
    own = new Authority(join(folder, 'own'));
    other = new Authority(join(folder, 'other'));
    own.issue('client', 'DNS:client');
    other.issue('client', 'DNS:client');
  });

  /** The files as DOCKER_CERT_PATH holds them. */
  function certificates(name: string, authority: Authority, client: Authority | null): string {
    const path = join(folder, name);
    mkdirSync(path);
    copyFileSync(authority.at('ca.pem'), join(path, 'ca.pem'));
    if (client) copyFileSync(client.at('client.pem'), join(path, 'cert.pem'));
    if (client) copyFileSync(client.at('client-key.pem'), join(path, 'key.pem'));
    return path;
  }

  async function front(names: string, days = 2) {
    const started = await startTlsFront(
      real.lab.socket,
      own!.issue(`server-${names.replace(/\W/g, '')}-${days}`, names, days),
      readFileSync(own!.at('ca.pem')),
    );
    ends.push(started.stop);
    return started;
  }

  it('is followed where both sides trust each other', async () => {
    const { port } = await front('IP:127.0.0.1,DNS:localhost');
    const path = certificates('right', own!, own!);
    const env = { DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: path };
    const engine = engineAt({ ...env, DOCKER_HOST: `tcp://127.0.0.1:${port}` });
    expect((await engine.describe()).version).toMatch(/^\d+\./);
    expect((await engine.listNetworks()).map(({ name }) => name).sort()).toEqual(['bridge', 'host', 'none']);
    const byName = engineAt({ ...env, DOCKER_HOST: `tcp://localhost:${port}` });
    expect((await byName.describe()).version).toMatch(/^\d+\./);
  });

  it.each([
    ['of another authority', 'IP:127.0.0.1', 2, 'other', 'own', /its certificate is of another authority than ca\.pem/],
    ['that has expired', 'IP:127.0.0.1', 0, 'own', 'own', /its certificate has expired/],
    ['for another name', 'DNS:elsewhere.test', 2, 'own', 'own', /its certificate is for another name/],
    ['that asks for ours, and there is none', 'IP:127.0.0.1', 2, 'own', null, /it wants a client certificate/],
    // Go says so in the handshake; others hang up on whoever they do not trust.
    ['that trusts ours not', 'IP:127.0.0.1', 2, 'own', 'other', /check cert\.pem and key\.pem/],
  ] as const)('with a certificate %s is told no word', async (title, names, days, ca, client, sentence) => {
    const { port, received } = await front(names, days);
    const authorities = { own: own!, other: other! };
    const path = certificates(title, authorities[ca], client && authorities[client]);
    const DOCKER_HOST = `tcp://127.0.0.1:${port}`;
    const engine = engineAt({ DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: path, DOCKER_HOST });
    await expect(engine.describe()).rejects.toMatchObject({
      code: 'engine_unreachable',
      message: expect.stringMatching(sentence),
    });
    expect(received()).toBe(0);
  });
});

describe('an engine behind ssh', () => {
  /** A program of that name, first on the PATH. */
  function program(script: string): string {
    const path = mkdtempSync(join(folder, 'bin-'));
    writeFileSync(join(path, 'ssh'), `#!/bin/sh\n${script}\n`);
    chmodSync(join(path, 'ssh'), 0o755);
    vi.stubEnv('PATH', [path, toolPath].join(delimiter));
    return path;
  }

  it('is followed through what ssh runs there, events too', async () => {
    const log = join(folder, 'asked');
    program(
      `printf '%s ' "$@" >> ${log}; echo >> ${log}\nexec ${dockerClient()} --host unix://${real.lab.socket} system dial-stdio`,
    );
    const engine = engineAt({ DOCKER_HOST: 'ssh://ada@far.test:2222' });
    expect((await engine.describe()).version).toMatch(/^\d+\./);
    const ended = new AbortController();
    ends.push(() => ended.abort());
    const changes = await engine.watch(ended.signal);
    let heard = 0;
    void (async () => {
      for await (const change of changes) heard += change.kind === 'network' ? 1 : 0;
    })().catch(() => undefined);
    await real.call('POST', '/networks/create', { Name: 'far' });
    await until('the event', () => heard > 0);
    expect((await engine.listNetworks()).map(({ name }) => name)).toContain('far');
    for (const line of readFileSync(log, 'utf8').trim().split('\n')) {
      expect(line.trim()).toBe(
        '-o BatchMode=yes -o ConnectTimeout=10 -T -l ada -p 2222 -- far.test docker system dial-stdio',
      );
    }
  });

  it('that refuses is quoted', async () => {
    program('echo "ada@far.test: Permission denied (publickey)." >&2; exit 255');
    await expect(engineAt({ DOCKER_HOST: 'ssh://ada@far.test' }).describe()).rejects.toMatchObject({
      code: 'engine_unreachable',
      message: expect.stringContaining('ssh could not reach it. ada@far.test: Permission denied (publickey).'),
    });
  });

  it.each([
    'ssh://-oProxyCommand=touch%20hit/',
    'ssh://-oProxyCommand=touch@far',
    'ssh://%2DoProxyCommand=touch@far',
    'ssh://ada@-oProxyCommand=touch',
    'ssh://far;touch/',
    'ssh://ada:secret@far',
  ])('is never asked for options: %s', (DOCKER_HOST) => {
    const hit = join(folder, 'hit');
    program(`touch ${hit}`);
    expect(() => engineAt({ DOCKER_HOST })).toThrow(/cannot be used/);
    expect(() => readFileSync(hit)).toThrow(/ENOENT/);
  });

  it('has no remote path that a shell on the other side could read as more than a path', () => {
    for (const path of ['/run/d.sock;touch hit', '/run/$(touch hit)', '/run/`touch`', '/a b'])
      expect(() => engineAt({ DOCKER_HOST: `ssh://far${path}` })).toThrow(/cannot be used/);
    expect(engineAt({ DOCKER_HOST: 'ssh://far/run/user/1000/docker.sock' }).address).toContain('/run/user/1000/');
  });
});
