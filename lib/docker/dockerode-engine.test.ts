import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError, createNetworkRequestSchema } from '@/lib/model';
import { aContainerId, aNetworkId } from '@/lib/model/builders';
import { connectEngine } from './dockerode-engine';
import { resolveEndpoint } from './endpoint';
import type { Engine } from './engine';

const closers: (() => void)[] = [];
let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'engine-'))));
afterEach(() => {
  for (const close of closers.splice(0)) close();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

/** An engine that answers as told, and the client on it. */
async function engineAt(listener: RequestListener, deadlines = {}): Promise<Engine> {
  const path = join(folder, 'docker.sock');
  await listening(createServer(listener), path);
  return client(`unix://${path}`, deadlines);
}

async function listening(server: Server, at: string | number): Promise<number> {
  await new Promise<void>((resolve) => server.listen(at, resolve));
  closers.push(() => (server.closeAllConnections(), server.close()));
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

function client(DOCKER_HOST: string, deadlines = {}): Engine {
  const engine = connectEngine(resolveEndpoint({ NODE_ENV: 'test', DOCKER_HOST }, folder), { deadlines });
  closers.push(() => engine.close());
  return engine;
}

async function errorOf(call: Promise<unknown>): Promise<AppError> {
  const error: unknown = await call.then(
    () => new Error('it succeeded'),
    (reason: unknown) => reason,
  );
  if (error instanceof AppError) return error;
  throw error;
}

const json: (body: unknown, status?: number) => RequestListener =
  (body, status = 200) =>
  (_request, response) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));

const version = { Version: '28.5.2', ApiVersion: '1.51', MinAPIVersion: '1.24' };

describe('the engine client', () => {
  it('never follows a redirect', async () => {
    let followed = 0;
    const port = await listening(
      createServer((_request, response) => (followed++, response.end('[]'))),
      0,
    );
    for (const location of [`http://127.0.0.1:${port}/`, 'gopher:x', '/networks']) {
      const engine = await engineAt((_request, response) => response.writeHead(301, { location }).end());
      expect(await errorOf(engine.listNetworks())).toMatchObject({ code: 'engine_failed', engineStatus: 301 });
      for (const close of closers.splice(1)) close();
    }
    expect(followed).toBe(0);
  });

  it.each([
    ['hangs before the headers', () => {}],
    ['hangs inside the body', (_request, response) => void response.writeHead(200).write('[')],
  ] satisfies [string, RequestListener][])('gives up on an engine that %s', async (_title, listener) => {
    const engine = await engineAt(listener, { read: 50 });
    expect(await errorOf(engine.listNetworks())).toMatchObject({ code: 'engine_timeout' });
  });

  it('notices a body that is cut', async () => {
    const engine = await engineAt((_request, response) => {
      response.writeHead(200, { 'content-length': 100 }).write('[', () => response.destroy());
    });
    const error = await errorOf(engine.listNetworks());
    expect(error.code).toBe('engine_unreachable');
    expect(error.message).toContain('was cut');
  });

  it.each<[string, RequestListener]>([
    ['HTML', (_request, response) => response.end('<html>sign in</html>')],
    ['JSON of another kind', json({ ok: true })],
    ['an empty body', (_request, response) => response.end()],
    ['something that is not HTTP', (_request, response) => response.socket?.end('SSH-2.0-x\r\n')],
  ])('says so when the answer is %s', async (_title, listener) => {
    const engine = await engineAt(listener);
    expect(['engine_failed', 'engine_unreachable']).toContain((await errorOf(engine.listContainers())).code);
  });

  it.each([
    [404, 'not_found', 'network nope not found'],
    [403, 'engine_refused', 'operation not permitted'],
    [409, 'engine_refused', 'already exists'],
    [500, 'engine_refused', 'Address already in use'],
  ])('keeps the words of status %d when changing something', async (status, code, message) => {
    const engine = await engineAt(json({ message }, status));
    const error = await errorOf(engine.connect(aNetworkId('app'), { containerId: aContainerId('web') }));
    expect(error).toMatchObject({ code, engineMessage: message, engineStatus: status });
    expect(error.message).not.toContain(message);
  });

  it('names what it could not do as people do, once a list has told the names', async () => {
    const [network, container] = [aNetworkId('app'), aContainerId('web')];
    const engine = await engineAt((request, response) => {
      const isList = request.method === 'GET';
      const ofContainers = request.url?.includes('containers/json');
      const list = ofContainers
        ? [{ Id: container, Names: ['/web'] }]
        : [{ Id: network, Name: 'app\u202e', Driver: 'bridge', Scope: 'local' }];
      json(isList ? list : { message: 'no' }, isList ? 200 : 409)(request, response);
    });
    const connect = () => errorOf(engine.connect(network, { containerId: container }));
    expect((await connect()).message).toContain(
      `the container ${container.slice(0, 12)} to the network ${network.slice(0, 12)}`,
    );
    await engine.listNetworks();
    await engine.listContainers([container]);
    expect((await connect()).message).toBe(
      'The engine refused to connect the container “web” to the network “app\\u{202e}”. Change what its answer complains of, then try again.',
    );
  });

  it('says of a refusal without words that there were none', async () => {
    const engine = await engineAt((_request, response) => response.writeHead(409).end());
    const error = await errorOf(engine.removeNetwork(aNetworkId('app')));
    expect(error.engineMessage).toBeUndefined();
    expect(error.message).toContain('did not say why (HTTP status 409)');
  });

  it('warns that a change without an answer may still come', async () => {
    const engine = await engineAt(() => {}, { change: 50 });
    const error = await errorOf(engine.removeNetwork(aNetworkId('app')));
    expect(error.code).toBe('engine_timeout');
    expect(error.message).toContain('may still do it');
  });

  it('takes 500 for a failure when only reading, with or without words', async () => {
    const engine = await engineAt(json({ message: 'database is locked' }, 500));
    expect(await errorOf(engine.listNetworks())).toMatchObject({
      code: 'engine_failed',
      engineMessage: 'database is locked',
    });
    const events = await errorOf(engine.watch(new AbortController().signal));
    expect(events).toMatchObject({ code: 'engine_failed', engineMessage: 'database is locked' });
  });

  it('speaks the version that the engine offers', async () => {
    const paths: string[] = [];
    const engine = await engineAt((request, response) => {
      paths.push(request.url ?? '');
      const body = request.url === '/version' ? version : request.url === '/info' ? { ID: 'AB:CD', Name: 'lab' } : [];
      json(body)(request, response);
    });
    await engine.describe();
    await engine.listNetworks();
    expect(paths.sort()).toEqual(['/info', '/v1.51/networks', '/version']);
  });

  it('passes on the warning about a network that was created', async () => {
    const engine = await engineAt(json({ Id: aNetworkId('app'), Warning: 'exists already' }, 201));
    const created = await engine.createNetwork(createNetworkRequestSchema.parse({ name: 'app' }));
    expect(created).toEqual({ id: aNetworkId('app'), warning: 'exists already' });
  });

  it('ends the event stream quietly when asked to, and with an error when it is cut', async () => {
    const engine = await engineAt((request, response) => {
      response.writeHead(200).flushHeaders();
      if (request.headers['x-never']) response.end();
      closers.push(() => response.destroy());
    });
    const stop = new AbortController();
    const watched = await engine.watch(stop.signal);
    stop.abort();
    for await (const change of watched) expect.unreachable(change.kind);
    const cut = await engine.watch(new AbortController().signal);
    for (const close of closers.splice(2)) close();
    const error = await errorOf(
      (async () => {
        for await (const change of cut) expect.unreachable(change.kind);
      })(),
    );
    expect(error.code).toBe('engine_unreachable');
  });

  it('does not inherit the environment', async () => {
    vi.stubEnv('DOCKER_HOST', 'tcp://127.0.0.1:1');
    vi.stubEnv('DOCKER_CERT_PATH', '/nowhere');
    const engine = await engineAt(json([]));
    expect(await engine.listNetworks()).toEqual([]);
    expect(process.env['DOCKER_CERT_PATH']).toBe('/nowhere');
  });

  it('reaches an engine over TCP, below a path', async () => {
    let asked = '';
    const server = createServer(
      (request, response) => ((asked = `${request.headers.host}${request.url}`), response.end('[]')),
    );
    const port = await listening(server, 0);
    expect(await client(`tcp://127.0.0.1:${port}/docker`).listNetworks()).toEqual([]);
    expect(asked).toBe(`127.0.0.1:${port}/docker/networks`);
  });

  it('reaches an engine through the ssh program, more than once over one connection', async () => {
    const path = join(folder, 'far.sock');
    await listening(
      createServer((_request, response) => response.end('[]')),
      path,
    );
    const fake = [
      `#!${process.execPath}`,
      `require('fs').appendFileSync(${JSON.stringify(join(folder, 'argv'))}, process.argv.slice(2).join(' ') + '\\n');`,
      `const far = require('net').connect(${JSON.stringify(path)});`,
      'process.stdin.pipe(far); far.pipe(process.stdout);',
    ];
    writeFileSync(join(folder, 'ssh'), fake.join('\n'));
    chmodSync(join(folder, 'ssh'), 0o755);
    vi.stubEnv('PATH', `${folder}:${process.env['PATH'] ?? ''}`);
    const engine = client('ssh://ops@far:2222');
    expect([await engine.listNetworks(), await engine.listContainers()]).toEqual([[], []]);
    const { readFileSync } = await import('node:fs');
    expect(readFileSync(join(folder, 'argv'), 'utf8')).toBe(
      '-o BatchMode=yes -o ConnectTimeout=10 -T -l ops -p 2222 -- far docker system dial-stdio\n',
    );
  });

  it('says what ssh said when it fails', async () => {
    writeFileSync(join(folder, 'ssh'), '#!/bin/sh\necho "Host key verification failed." >&2\nexit 255\n');
    chmodSync(join(folder, 'ssh'), 0o755);
    vi.stubEnv('PATH', folder + ':/bin');
    const error = await errorOf(client('ssh://far').listNetworks());
    expect(error.code).toBe('engine_unreachable');
    expect(error.message).toContain('Host key verification failed.');
  });
});

describe('an engine that is not there', () => {
  it('is a socket that does not exist', async () => {
    const error = await errorOf(client(`unix://${folder}/none.sock`).describe());
    expect(error.code).toBe('engine_unreachable');
    expect(error.message).toContain(
      `unix://${folder}/none.sock (from DOCKER_HOST): there is no such socket. Start Docker`,
    );
  });

  it('is a socket on which nobody listens', async () => {
    writeFileSync(join(folder, 'old.sock'), '');
    expect((await errorOf(client(`unix://${folder}/old.sock`).describe())).message).toContain(
      'no daemon listens on it',
    );
  });

  it('is a port on which nobody listens', async () => {
    const server = createTcpServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    await new Promise((resolve) => server.close(resolve));
    const port = typeof address === 'object' && address ? address.port : 0;
    expect((await errorOf(client(`tcp://127.0.0.1:${port}`).describe())).message).toContain('nothing listens there');
  });
});
