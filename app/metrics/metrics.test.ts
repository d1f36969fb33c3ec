import { beforeEach, describe, expect, it } from 'vitest';
import { allHandlers, aRuntime, bearer, call, isRouteFunction, token } from '@/app/api/stage';

const ofScraper = 'the-token-of-the-scraper';
const scraper = { authorization: `Bearer ${ofScraper}` };
const get = (headers: Record<string, string> = {}) => call('GET', '/metrics', { headers });

beforeEach(() => void aRuntime({ NETLOOM_METRICS_TOKEN: ofScraper }));

describe('the metrics', () => {
  it('are text for Prometheus', async () => {
    const response = await get(scraper);
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      'text/plain; version=0.0.4; charset=utf-8',
    ]);
    expect(await response.text()).toBe('netloom_engine_up 1\n');
  });

  it('are told to their own token only, and how to ask is said', async () => {
    for (const headers of [{}, bearer, { authorization: `Basic ${ofScraper}` }]) {
      const response = await get(headers);
      expect([response.status, response.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
      expect(await response.json()).toEqual({
        error: { code: 'unauthenticated', message: expect.any(String), requestId: expect.any(String) },
      });
    }
  });

  it('are told to no session', async () => {
    const signedIn = await call('POST', '/api/session', { body: { token } });
    const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
    const headers = { cookie, 'sec-fetch-site': 'same-origin' };
    expect((await call('GET', '/api/session', { headers })).status).toBe(200);
    expect((await get(headers)).status).toBe(401);
  });

  it('are told to the token of the installation where they have none of their own', async () => {
    aRuntime({ NETLOOM_METRICS_TOKEN: '' });
    expect((await get(bearer)).status).toBe(200);
    expect((await get(scraper)).status).toBe(401);
  });

  it('are told to everybody when authentication is off', async () => {
    aRuntime({ NETLOOM_METRICS_TOKEN: ofScraper, NETLOOM_AUTH: 'off' });
    expect((await get()).status).toBe(200);
  });

  it('are not told under a name that is not Netloom’s', async () => {
    expect((await get({ ...scraper, host: 'evil.example:3000' })).status).toBe(403);
  });
});

describe('the token of the metrics', () => {
  it('opens nothing else', async () => {
    const opened: string[] = [];
    for (const { path, method, handler } of await allHandlers()) {
      if (!isRouteFunction(handler)) continue;
      const request = new Request('http://127.0.0.1:3000/', {
        method,
        headers: { host: '127.0.0.1:3000', ...scraper },
      });
      const { status } = await handler(request, { params: Promise.resolve({}) });
      // A guess like any other: after a few of them it has to wait.
      if (status !== 401 && status !== 429) opened.push(`${method} ${path}`);
    }
    expect(opened).toEqual(['GET /metrics']);
  });

  it('signs nobody in', async () => {
    expect((await call('POST', '/api/session', { body: { token: ofScraper } })).status).toBe(401);
  });
});
