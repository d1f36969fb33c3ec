import { beforeEach, describe, expect, it } from 'vitest';
import { addressMapSchema } from '@/lib/model';
import { operations } from '@/lib/server/operations';
import {
  allHandlers,
  aRuntime,
  bearer,
  call,
  container,
  isRouteFunction,
  network,
  seen,
  token,
  topology,
} from './stage';

beforeEach(() => void aRuntime());

describe('every route', () => {
  it('is a product of handle', async () => {
    const handlers = await allHandlers();
    expect(handlers.length).toBeGreaterThan(20);
    expect(handlers.filter(({ handler }) => !isRouteFunction(handler))).toEqual([]);
  });

  it('answers 401 to strangers, but for health and the sign-in', async () => {
    const open: string[] = [];
    for (const { path, method, handler } of await allHandlers()) {
      if (!isRouteFunction(handler)) continue;
      const request = new Request('http://127.0.0.1:3000/', { method, headers: { host: '127.0.0.1:3000' } });
      const { status } = await handler(request, { params: Promise.resolve({}) });
      if (status !== 401) open.push(`${method} ${path}`);
    }
    expect(open.sort()).toEqual(['GET /api/health', 'POST /api/session']);
  });

  it('is in the table that the document is made of, and the other way round', async () => {
    const served: string[] = [];
    for (const { path, method, handler } of await allHandlers()) {
      if (!isRouteFunction(handler) || path.includes('...')) continue;
      const request = new Request('http://127.0.0.1:3000/', { method, headers: { host: '127.0.0.1:3000', ...bearer } });
      const { status } = await handler(request, { params: Promise.resolve({}) });
      if (status !== 405) served.push(`${method} ${path}`);
    }
    expect(served.sort()).toEqual(Object.keys(operations).sort());
  });
});

describe('an answer', () => {
  it('is not kept and not guessed at, streams and errors included', async () => {
    for (const path of ['/api/health', '/api/topology', '/api/stream', '/api/networks/none']) {
      const { headers } = await call('GET', path, { headers: bearer });
      expect([headers.get('cache-control'), headers.get('x-content-type-options')]).toEqual(['no-store', 'nosniff']);
    }
  });

  it('to HEAD opens no stream, which nobody would ever end', async () => {
    const head = await call('HEAD', '/api/stream', { headers: bearer });
    expect([head.status, head.body, seen.streams]).toEqual([200, null, 0]);
    const get = await call('GET', '/api/stream', { headers: bearer });
    expect(Object.fromEntries(head.headers)).toEqual(Object.fromEntries(get.headers));
    expect((await call('HEAD', '/api/stream')).status).toBe(401);
    // A refusal is no stream: HEAD gets it as GET does.
    expect((await call('HEAD', '/api/networks', { headers: bearer })).status).toBe(405);
  });

  it('to what nobody foresaw tells nothing but a number, which the log has too', async () => {
    const response = await call('GET', `/api/containers/${container.id}`, { headers: bearer });
    const text = await response.text();
    expect(response.status).toBe(500);
    expect(text).not.toContain('secret details');
    const { requestId } = JSON.parse(text).error;
    expect(seen.logged).toEqual([[expect.objectContaining({ requestId }), expect.any(String)]]);
  });

  it('to a wrong method says which ones there are', async () => {
    const response = await call('PUT', '/api/session', { headers: bearer });
    expect(response.status).toBe(405);
    expect((await response.json()).error.message).toContain('GET, POST, DELETE');
  });
});

describe('the door', () => {
  const fromPage = { 'sec-fetch-site': 'same-origin', origin: 'http://127.0.0.1:3000' };
  const signIn = async () => {
    const response = await call('POST', '/api/session', { headers: fromPage, body: { token } });
    const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
    return { cookie, secret: (await response.json()).mutationSecret };
  };

  it('lets a person in with the token, then change with both halves, then out', async () => {
    const { cookie, secret } = await signIn();
    const headers = { ...fromPage, cookie };
    const preview = () => ({ body: { name: 'backend' } });
    expect((await call('GET', '/api/session', { headers })).status).toBe(200);
    expect((await call('POST', '/api/networks?preview=true', { headers, ...preview() })).status).toBe(403);
    const whole = { ...headers, 'x-netloom-secret': secret };
    expect((await call('POST', '/api/networks?preview=true', { headers: whole, ...preview() })).status).toBe(200);
    expect((await call('DELETE', '/api/session', { headers })).headers.get('set-cookie')).toContain('Max-Age=0');
    expect((await call('GET', '/api/session', { headers })).status).toBe(401);
  });

  it('tells who guesses to wait, and lets the right token pass at once', async () => {
    const guess = () => call('POST', '/api/session', { body: { token: 'wrong' } });
    const statuses = [];
    for (let at = 0; at < 6; at++) statuses.push((await guess()).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
    expect((await guess()).headers.get('retry-after')).toBe('1');
    expect((await call('POST', '/api/session', { body: { token } })).status).toBe(200);
  });

  it('reads no more than 64 kB, whatever the length says', async () => {
    const body = JSON.stringify({ token: 'x'.repeat(70_000) });
    const response = await call('POST', '/api/session', { headers: { 'content-length': '2' }, body });
    expect(response.status).toBe(413);
  });

  it.each([['not json'], [{ token: 1 }], [{ token, role: 'admin' }], [{}]])('refuses the body %j', async (body) => {
    expect((await call('POST', '/api/session', { body })).status).toBe(400);
  });

  it('has no changes behind it when read-only', async () => {
    aRuntime({ NETLOOM_READ_ONLY: 'on' });
    const headers = { ...fromPage, cookie: (await signIn()).cookie };
    expect((await call('DELETE', `/api/networks/${network.id}`, { headers })).status).toBe(404);
    expect(await (await call('GET', '/api/session', { headers })).json()).toMatchObject({ readOnly: true });
  });
});

describe('the networks', () => {
  const endpoints = `/api/networks/${network.id}/endpoints`;

  it('are shown with what is on them, and nothing else', async () => {
    const response = await call('GET', `/api/networks/${network.name}`, { headers: bearer });
    expect(await response.json()).toEqual({ network, endpoints: topology.endpoints, containers: [container] });
  });

  it('tell who has which address, and the next free one', async () => {
    const response = await call('GET', `/api/networks/${network.name}/addresses`, { headers: bearer });
    const map = addressMapSchema.parse(await response.json());
    expect(map.subnets[0]?.taken).toContainEqual(expect.objectContaining({ containerId: container.id, active: true }));
    expect(map.subnets[0]?.next).not.toBeNull();
    const unknown = await call('GET', '/api/networks/nothing/addresses', { headers: bearer });
    expect(unknown.status).toBe(404);
  });

  it('are changed by full id only', async () => {
    for (const id of ['shop_app', '..', network.id.slice(0, 12), `${network.id}?x`]) {
      const path = `/api/networks/${encodeURIComponent(id)}`.replace('/..', '/%2e%2e.');
      expect((await call('DELETE', path, { headers: bearer })).status).toBe(400);
    }
  });

  it('are previewed without asking the engine', async () => {
    const world = aRuntime();
    const response = await call('DELETE', `${endpoints}/${container.id}?preview=true`, { headers: bearer });
    expect(await response.json()).toMatchObject({ allowed: true, command: expect.stringContaining('disconnect') });
    expect(world.asked).toEqual([]);
  });

  it('lose and win a container', async () => {
    const world = aRuntime();
    const gone = await call('DELETE', `${endpoints}/${container.id}`, { headers: bearer });
    expect(await gone.json()).toMatchObject({ endpoint: { containerId: container.id }, warning: null });
    const back = await call('POST', endpoints, { headers: bearer, body: { containerId: container.id } });
    expect(await back.json()).toMatchObject({ endpoint: { containerId: container.id }, warning: null });
    expect(world.asked).toEqual(['disconnect', 'connect']);
  });

  it.each(['?preview=yes', '?force=1', '?Preview=true', '?preview[]=true', '?preview=false&preview=true'])(
    'refuse the query %s',
    async (query) => {
      expect((await call('DELETE', `${endpoints}/${container.id}${query}`, { headers: bearer })).status).toBe(400);
    },
  );
});

it('a change that cannot be previewed is not made by who asks for its preview', async () => {
  const world = aRuntime();
  const own = `/api/networks/${network.id}`;
  const asked = [
    await call('POST', '/api/networks/prune?preview=true', { headers: bearer, body: { networkIds: [network.id] } }),
    await call('DELETE', `${own}/stale-endpoints?preview=true`, { headers: bearer }),
    await call('DELETE', `${own}/edit?preview=true`, { headers: bearer }),
    await call('PUT', '/api/layout?preview=true', { headers: bearer, body: {} }),
  ];
  expect(asked.map(({ status }) => status)).toEqual([400, 400, 400, 400]);
  expect(world.asked).toEqual([]);
});

it('what is asked for at once counts as the changes that it is', async () => {
  const unknown = (turn: number) => (_: unknown, at: number) => String(turn * 1000 + at).padStart(64, '0');
  const prune = (turn: number) => {
    const networkIds = Array.from({ length: 500 }, unknown(turn));
    return call('POST', '/api/networks/prune', { headers: bearer, body: { networkIds } });
  };
  const statuses = [];
  for (let turn = 0; turn < 3; turn += 1) statuses.push((await prune(turn)).status);
  expect(statuses).toEqual([200, 200, 429]);
});

describe('the document', () => {
  it('names every operation and resolves every reference', async () => {
    const text = await (await call('GET', '/api/openapi.json', { headers: bearer })).text();
    const document = JSON.parse(text);
    expect(Object.keys(document.paths)).toContain('/api/networks/{id}/endpoints/{containerId}');
    const keyed = document.paths['/api/networks'].post.parameters.filter((one: { in: string }) => one.in === 'header');
    expect(keyed).toMatchObject([{ name: 'idempotency-key', required: false }]);
    const references = [...text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name);
    expect(new Set(references)).toEqual(
      new Set(references.filter((name) => name && name in document.components.schemas)),
    );
    expect(references).toContain('Network');
  });
});
