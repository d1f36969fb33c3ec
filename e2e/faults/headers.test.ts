import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DoubleWorld, startEngineDouble, type EngineDouble } from '../engine-double';
import { startDashboard, type DashboardProcess } from '../stories/dashboard';

let double: EngineDouble;
let dashboard: DashboardProcess;

beforeAll(async () => {
  double = await startEngineDouble({ world: new DoubleWorld() });
  dashboard = await startDashboard(double.dockerHost);
});
afterAll(async () => {
  await dashboard?.stop();
  await double?.stop();
});

const script = readdirSync(fileURLToPath(new URL('../../.next/static/chunks', import.meta.url))).find((name) =>
  name.endsWith('.js'),
);

interface Answer {
  status: number;
  headers: Record<string, string>;
}

/** As written: what no client library would send. */
async function ask(line: string, headers: Record<string, string> = {}, body = ''): Promise<Answer> {
  const { hostname, port, host } = new URL(dashboard.origin);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  const all = { host, authorization: `Bearer ${dashboard.token}`, connection: 'close', ...headers };
  const lines = [`${line} HTTP/1.1`, ...Object.entries(all).map(([name, value]) => `${name}: ${value}`)];
  socket.write(`${lines.join('\r\n')}\r\n\r\n${body}`);
  const [head = ''] = (await text(socket)).split('\r\n\r\n');
  const [status = '', ...fields] = head.split('\r\n');
  const named = fields.map((field): [string, string] => {
    const at = field.indexOf(':');
    return [field.slice(0, at).toLowerCase(), field.slice(at + 1).trim()];
  });
  return { status: Number(status.split(' ')[1]), headers: Object.fromEntries(named) };
}

const always = {
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

describe('every answer says what may be done with it', () => {
  it.each<[string, string, number]>([
    ['a page', 'GET /', 200],
    ['a page for HEAD', 'HEAD /', 200],
    ['a page that is not there', 'GET /no-such-page', 404],
    ['an address that cannot be decoded', 'GET /%', 400],
    ['a method of nothing here', 'TRACE /', 405],
    ['another server’s address', 'GET http://elsewhere.example/', 400],
    ['a page that is posted to', 'POST /', 405],
    ['a page that is deleted', 'DELETE /networks', 405],
    ['an icon', 'GET /icon.svg', 200],
    ['the dashboard for Grafana', 'GET /grafana-dashboard.json', 200],
    ['a script', `GET /_next/static/chunks/${script}`, 200],
    ['a script that is not there', 'GET /_next/static/no-such.js', 404],
    ['the image optimiser, which is off', 'GET /_next/image?url=%2Ficon.svg&w=64&q=75', 404],
    ['the API', 'GET /api/topology', 200],
    ['the API for HEAD', 'HEAD /api/topology', 200],
    ['health', 'GET /api/health', 200],
    ['the document', 'GET /api/openapi.json', 200],
    ['metrics', 'GET /metrics', 200],
    ['an operation that is not there', 'GET /api/no-such', 404],
    ['a method that is not there', 'PUT /api/topology', 405],
    ['OPTIONS', 'OPTIONS /api/topology', 405],
  ])('%s', async (_title, line, status) => {
    const answer = await ask(line);
    expect(answer.status).toBe(status);
    expect(answer.headers).toMatchObject(always);
    const policy = answer.headers['content-security-policy'];
    expect(policy).toMatch(/^default-src 'none'; /);
    expect(policy).toMatch(/frame-ancestors 'none'/);
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    for (const name of ['x-powered-by', 'server', 'access-control-allow-origin']) {
      expect(answer.headers).not.toHaveProperty(name);
    }
    const isForEver = /_next\/static\/chunks/.test(line);
    expect(answer.headers['cache-control']).toMatch(isForEver ? /immutable/ : /no-store/);
  });

  it.each<[string, Record<string, string>, string, number]>([
    ['another host', { host: 'rebound.example' }, '', 403],
    ['no session', { authorization: 'Bearer wrong-wrong-wrong-wrong' }, '', 401],
    ['another page', { origin: 'http://elsewhere.example' }, '', 403],
    ['too much', { 'content-type': 'application/json', 'content-length': '70000' }, 'x'.repeat(70_000), 413],
    ['no JSON', { 'content-type': 'text/plain', 'content-length': '2' }, '{}', 415],
  ])('a refusal for %s', async (_title, headers, body, status) => {
    const answer = await ask('POST /api/networks', headers, body);
    expect(answer.status).toBe(status);
    expect(answer.headers).toMatchObject({
      ...always,
      'cache-control': 'no-store',
      'content-security-policy': expect.stringMatching(/^default-src 'none'; .*sandbox$/),
    });
  });

  it('pages moreover keep to themselves, and have a nonce of their own each', async () => {
    const answers = [await ask('GET /'), await ask('GET /')];
    for (const { headers } of answers) {
      expect(headers['cross-origin-opener-policy']).toBe('same-origin');
      expect(headers['permissions-policy']).toMatch(/camera=\(\)/);
    }
    const nonces = answers.map(
      ({ headers }) => /'nonce-([^']{20,})'/.exec(headers['content-security-policy'] ?? '')?.[1],
    );
    expect(new Set(nonces).size).toBe(2);
    expect(nonces).not.toContain(undefined);
  });

  it('what is not HTTP, and headers without end, are told nothing', async () => {
    expect(await ask('GARBAGE')).toMatchObject({ status: 400, headers: { connection: 'close' } });
    expect(await ask('GET /', { 'x-long': 'x'.repeat(20_000) })).toMatchObject({ status: 431 });
  });
});
