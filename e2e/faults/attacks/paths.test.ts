import { describe, expect, it } from 'vitest';
import { anAttackedProduct, inShort, type Attack } from './attacked-product';

const product = anAttackedProduct();

describe('a way around the address', () => {
  it.each([
    '/api/topology/',
    '/api//topology',
    '//api/topology',
    '///api///topology',
    '/./api/topology',
    '/x/../api/topology',
    '/x/%2e%2e/api/topology',
    '/_next/static/../../api/topology',
    '/_next/static/%2e%2e/%2e%2e/api/topology',
    '/api/health/../topology',
    '/api/health/%2e%2e/topology',
    '/api/health%2f..%2ftopology',
    '/api/..;/api/topology',
    '/api/health;/../topology',
    '/api/topology;x',
    '/api/topology%00',
    '/api/topology%20',
    '/api/topology.json',
    '/api/Topology',
    '/API/topology',
    '/api%2ftopology',
    '/%61pi/topology',
    '/api\\topology',
    '/\\api\\topology',
    '/metrics/',
    '/METRICS',
    '/%6detrics',
    '/metrics%2f',
    '/metrics;x',
    '/?/api/topology',
    '/api/topology?token={token}',
    '/api/topology?access_token={token}&authorization=Bearer%20{token}',
  ])('shows nothing to who is not signed in: %s', async (path) => {
    const { status, body, headers } = await product.send({ path: path.replaceAll('{token}', product.token()) });
    expect(status).toBeLessThan(500);
    expect(body).not.toContain('canary');
    expect(body).not.toContain('netloom_engine_up');
    // Wherever it sends a browser, it is to ourselves.
    expect(headers.get('location') ?? '/').toMatch(/^\/(?![/\\])/);
  });

  it.each(['//evil.example', '/\\evil.example', '//evil.example/%2f..', '/%09/evil.example', '/.//evil.example'])(
    'sends nobody elsewhere: %s',
    async (path) => {
      for (const attack of [{ path }, { path: `${path}/` }]) {
        const { headers } = await product.send(attack);
        expect(headers.get('location') ?? '/').toMatch(/^\/(?![/\\])/);
      }
    },
  );
});

describe('what the framework would answer with a 500 or a redirect', () => {
  it.each<[string, Attack, string]>([
    ['half an escape', { path: '/api/networks/%' }, '400'],
    ['an escape that is no text', { path: '/api/networks/%ff' }, '400'],
    ['TRACE', { method: 'TRACE' }, '405'],
    ['the whole server', { method: 'OPTIONS', path: '*' }, '400'],
    ['the address of another', { path: 'http://evil.example/api/topology' }, '400'],
    ['dots that lead up', { method: 'DELETE', path: '/api/networks/{network}/endpoints/..' }, '400'],
  ])('%s', async (_title, attack, answer) => {
    for (const as of ['nobody', 'token'] as const) expect(await product.refused({ ...attack, as })).toBe(answer);
  });
});

const hostileIds: [string, string][] = [
  ['two dots', '..'],
  ['two dots, escaped', '%2e%2e'],
  ['two dots, escaped twice', '%252e%252e'],
  ['a path', '..%2f..%2finfo'],
  ['a path into another call', '{network}%2f..%2f..%2fcontainers%2f{container}'],
  ['an action of the engine', '{network}%2fdisconnect'],
  ['a query', '{network}%3fforce=true'],
  ['a fragment', '{network}%23'],
  ['a new line and a header', '{network}%0d%0aHost:%20evil'],
  ['a second request', '{network}%20HTTP/1.1%0d%0a%0d%0aGET%20/info'],
  ['NUL', '{network}%00'],
  ['a blank', '%20'],
  ['a blank behind', '{network}%20'],
  ['10 kB', 'a'.repeat(10_240)],
  ['64 digits of another alphabet', '%EF%BC%91'.repeat(64)],
  ['capitals', 'A'.repeat(64)],
  ['a property of every object', '__proto__'],
  ['another one', 'constructor'],
  ['a pattern', '.*'],
  ['a wildcard', '*'],
  ['JSON', '%7B%22id%22:1%7D'],
];

/** Dots lead up, as in every address: what is above them must not be there. */
const parentOf = (id: string) => (/^(?:\.|%2e)+$/.test(id) ? 'f'.repeat(64) : '{network}');

/** Each place in the API that takes an id, with what would otherwise be a valid request. */
const places: [string, (id: string) => Attack][] = [
  ['GET /api/networks/…', (id) => ({ path: `/api/networks/${id}` })],
  ['GET /api/networks/…/addresses', (id) => ({ path: `/api/networks/${id}/addresses` })],
  ['GET /api/networks/…/stale-endpoints', (id) => ({ path: `/api/networks/${id}/stale-endpoints` })],
  [
    'DELETE /api/networks/…/stale-endpoints',
    (id) => ({ method: 'DELETE', path: `/api/networks/${id}/stale-endpoints` }),
  ],
  ['DELETE /api/networks/…', (id) => ({ method: 'DELETE', path: `/api/networks/${id}` })],
  ['PATCH /api/networks/…', (id) => ({ method: 'PATCH', path: `/api/networks/${id}`, body: { internal: true } })],
  ['DELETE /api/networks/…/edit', (id) => ({ method: 'DELETE', path: `/api/networks/${id}/edit` })],
  ['DELETE …/endpoints/{container}', (id) => ({ method: 'DELETE', path: `/api/networks/${id}/endpoints/{container}` })],
  [
    'DELETE {network}/endpoints/…',
    (id) => ({ method: 'DELETE', path: `/api/networks/${parentOf(id)}/endpoints/${id}` }),
  ],
  ['GET /api/containers/…', (id) => ({ path: `/api/containers/${id}` })],
  ['DELETE /api/containers/…', (id) => ({ method: 'DELETE', path: `/api/containers/${id}?force=true` })],
  [
    'POST /api/containers/…/state',
    (id) => ({ method: 'POST', path: `/api/containers/${id}/state`, body: { do: 'stop' } }),
  ],
  ['GET /api/engines/…', (id) => ({ path: `/api/engines/${id}` })],
  ['GET /api/actions/…', (id) => ({ path: `/api/actions/${id}` })],
  ['POST /api/actions/…/undo', (id) => ({ method: 'POST', path: `/api/actions/${id}/undo` })],
  ['GET /api/traffic', (id) => ({ path: `/api/traffic?scope=network&id=${id}` })],
  ['GET /api/events', (id) => ({ path: `/api/events?network=${id}` })],
  ['GET /api/actions', (id) => ({ path: `/api/actions?container=${id}` })],
];

describe.each(places)('an id that is none, in %s', (_title, attack) => {
  it.each(hostileIds)('%s', async (_name, id) => {
    expect(await product.refused({ ...attack(id), as: 'token' })).toMatch(/^40[045](?: \w+)?$/);
  });
});

describe('an id that is none, in a body', () => {
  const decoded = hostileIds.flatMap(([name, id]) => {
    const text = decodeURIComponent(id);
    return text.includes('{') ? [] : [[name, text] as const];
  });
  it.each(decoded)('%s', async (_name, id) => {
    const post = { method: 'POST', as: 'token' } as const;
    for (const [path, body] of [
      ['/api/networks/{network}/endpoints', { containerId: id }],
      ['/api/networks/prune', { networkIds: [id] }],
      ['/api/containers', { image: 'busybox', networks: [{ networkId: id }] }],
    ] as const) {
      expect(await product.refused({ ...post, path, body })).toBe('400 invalid_request');
    }
  });
});

describe('a method', () => {
  const by = (method: string, path: string, headers: Record<string, string> = {}, body?: unknown): Attack => {
    return { method, path, as: 'page', headers, ...(body !== undefined && { body }) };
  };
  it.each<[string, Attack, string]>([
    ['X-HTTP-Method-Override', by('GET', '/api/networks/prune', { 'x-http-method-override': 'POST' }), '405'],
    ['X-HTTP-Method', by('POST', '/api/networks/{network}', { 'x-http-method': 'DELETE' }), '405'],
    ['X-Method-Override', by('POST', '/api/networks/{network}', { 'x-method-override': 'DELETE' }), '405'],
    ['_method in the query', by('POST', '/api/networks/{network}?_method=DELETE'), '405'],
    ['_method in the body', by('POST', '/api/networks/{network}', {}, { _method: 'DELETE' }), '405'],
    ['GET where POST changes', by('GET', '/api/networks'), '405'],
    ['HEAD where POST changes', by('HEAD', '/api/networks'), '405'],
    ['PUT where PATCH changes', by('PUT', '/api/networks/{network}'), '405'],
    ['PATCH in small letters', by('patch', '/api/networks/{network}'), '400'],
    ['one that nobody knows', by('PURGE', '/api/topology'), '4'],
  ])('%s', async (_title, attack, answer) => {
    expect((await product.refused(attack)).startsWith(answer)).toBe(true);
  });

  it('that only reads changes nothing, whatever it says', async () => {
    for (const path of ['/api/networks/{network}', '/api/containers/{container}', '/api/layout', '/api/session']) {
      for (const override of ['DELETE', 'POST', 'PATCH', 'PUT']) {
        product.forget();
        const headers = { 'x-http-method-override': override, 'x-method-override': override };
        expect(inShort(await product.send({ path, as: 'page', headers }))).toBe('200');
        expect(product.asked()).toEqual([]);
      }
    }
  });
});
