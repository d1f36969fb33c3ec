import { once } from 'node:events';
import { request, type IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';
import type { DashboardProcess } from './dashboard';
import { expect, test } from './story';

interface Question {
  method?: string;
  headers?: Record<string, string>;
  body?: unknown;
}
interface Answer {
  status: number | undefined;
  headers: IncomingHttpHeaders;
  text: string;
}

/** One request as it is written, any `Host` and `Origin` included: browsers and fetch would not send such. */
async function ask(
  { origin }: DashboardProcess,
  path: string,
  { method = 'GET', headers = {}, body }: Question = {},
): Promise<Answer> {
  const json = body === undefined ? {} : { 'content-type': 'application/json' };
  const asked = request(origin + path, { method, headers: { ...json, ...headers }, agent: false });
  asked.end(body === undefined ? undefined : JSON.stringify(body));
  const [response] = await once(asked, 'response');
  return { status: response.statusCode, headers: response.headers, text: await text(response) };
}

const codeIn = (answer: Answer): unknown => JSON.parse(answer.text).error.code;

/** What a browser adds to a request of the dashboard's own page. */
const fromPage = ({ origin }: DashboardProcess) => ({ origin, 'sec-fetch-site': 'same-origin' });

async function signIn(dashboard: DashboardProcess): Promise<{ cookie: string; secret: string }> {
  const body = { token: dashboard.token };
  const answer = await ask(dashboard, '/api/session', { method: 'POST', headers: fromPage(dashboard), body });
  expect(answer.status).toBe(200);
  const cookie = answer.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  return { cookie, secret: JSON.parse(answer.text).mutationSecret };
}

test.describe('The door', () => {
  test('Pages run no script but their own, and lie in no frame', async ({ world: { dashboard } }) => {
    const nonces = new Set<string>();
    const paths = ['/', '/login', '/networks', '/no-such-page'];
    for (const path of paths) {
      const { headers, text } = await ask(dashboard, path);
      const policy = String(headers['content-security-policy']);
      const nonce = /script-src [^;]*'nonce-([\w+/=]+)'/.exec(policy)?.[1] ?? '';
      expect(nonce.length).toBeGreaterThanOrEqual(20);
      nonces.add(nonce);
      expect(policy).not.toMatch(/unsafe-(inline|eval)/);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain("default-src 'none'");
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cache-control': expect.stringContaining('no-store'),
      });
      const scripts = text.match(/<script\b[^>]*>/g) ?? [];
      expect(scripts.length).toBeGreaterThan(0);
      for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`);
    }
    expect(nonces.size).toBe(paths.length);
  });

  test('A foreign name for this address is refused, with the token too', async ({ world: { dashboard } }) => {
    const headers = { host: 'rebound.example', authorization: `Bearer ${dashboard.token}` };
    for (const path of ['/', '/login', '/api/topology', '/api/health', '/api/stream']) {
      const answer = await ask(dashboard, path, { headers });
      expect(answer.status, path).toBe(403);
      expect(answer.text).not.toContain('shop_app');
    }
    expect(codeIn(await ask(dashboard, '/api/topology', { headers }))).toBe('forbidden');
  });

  test('A stranger gets nothing from the API but the same error', async ({ world: { dashboard } }) => {
    const paths = ['/api/topology', '/api/stream', '/api/networks/shop_app', '/api/openapi.json', '/api/nothing'];
    for (const path of paths) {
      const answer = await ask(dashboard, path);
      expect(answer.status, path).toBe(401);
      expect(answer.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' });
      expect(JSON.parse(answer.text)).toEqual({
        error: { code: 'unauthenticated', message: expect.any(String), requestId: expect.any(String) },
      });
    }
  });

  test('HEAD on the stream is answered and over', async ({ world: { dashboard } }) => {
    const headers = { authorization: `Bearer ${dashboard.token}` };
    const answer = await ask(dashboard, '/api/stream', { method: 'HEAD', headers });
    expect(answer).toMatchObject({ status: 200, text: '' });
    expect(answer.headers['content-type']).toContain('text/event-stream');
  });

  test('A change takes both halves of the session, and comes from the page itself', async ({ world }) => {
    const { dashboard, lab } = world;
    const { cookie, secret } = await signIn(dashboard);
    const name = 'through-the-door';
    const exists = async () => (await lab.docker('network', 'ls', '--quiet', '--filter', `name=^${name}$`)) !== '';
    const create = (headers: Record<string, string>) =>
      ask(dashboard, '/api/networks', { method: 'POST', headers, body: { name } });
    const whole = { ...fromPage(dashboard), cookie, 'x-netloom-secret': secret };

    const refused: Record<string, Record<string, string>> = {
      'the cookie alone': { ...fromPage(dashboard), cookie },
      'a wrong secret': { ...whole, 'x-netloom-secret': 'x'.repeat(secret.length) },
      'another origin': { ...whole, origin: 'http://evil.example' },
      'no origin at all': { ...whole, origin: 'null' },
      'another port of this machine': { ...whole, origin: 'http://127.0.0.1:1', 'sec-fetch-site': 'same-site' },
      'another site that hides its origin': { cookie, 'x-netloom-secret': secret, 'sec-fetch-site': 'cross-site' },
    };
    for (const [what, headers] of Object.entries(refused)) {
      const answer = await create(headers);
      expect(answer.status, what).toBe(403);
      expect(codeIn(answer), what).toBe('forbidden');
      expect(await exists(), what).toBe(false);
    }

    expect((await create(whole)).status).toBe(200);
    expect(await exists()).toBe(true);
    await lab.docker('network', 'rm', name);
  });

  test('Another site cannot sign a browser in', async ({ world: { dashboard } }) => {
    const body = { token: dashboard.token };
    const headers = { origin: 'http://evil.example', 'sec-fetch-site': 'cross-site' };
    const answer = await ask(dashboard, '/api/session', { method: 'POST', headers, body });
    expect(answer.status).toBe(403);
    expect(answer.headers['set-cookie']).toBeUndefined();
  });
});
