import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { request, type RequestOptions } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { Authority } from '../../engine/tls-front';
import { freePort, startDashboard } from '../../stories/dashboard';
import { anAttackedProduct, inShort } from './attacked-product';

const folder = mkdtempSync(join(tmpdir(), 'netloom-front-'));
const authority = new Authority(join(folder, 'ca'));
authority.issue('netloom', 'DNS:localhost,IP:127.0.0.1');
const certificate = { NETLOOM_TLS_CERT: authority.at('netloom.pem'), NETLOOM_TLS_KEY: authority.at('netloom-key.pem') };
const launcher = fileURLToPath(new URL('../../../lib/launch/start.mjs', import.meta.url));
afterAll(() => rmSync(folder, { recursive: true }));

/** What it says before it ends, and how: a start that must not be one. */
async function refusedStart(env: Record<string, string>): Promise<string> {
  const data = mkdtempSync(join(folder, 'data-'));
  const child = spawn(process.execPath, [launcher], {
    env: { ...process.env, PORT: String(await freePort()), NETLOOM_DATA: data, DOCKER_HOST: 'unix:///nowhere', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit'), text(child.stdout)]);
  expect(code).toBe(1);
  return said;
}

describe('a start', () => {
  it.each<[string, Record<string, string>, RegExp]>([
    [
      'without authentication beyond loopback',
      { NETLOOM_BIND: '0.0.0.0', NETLOOM_AUTH: 'off' },
      /whoever reaches Netloom controls Docker/,
    ],
    ['that believes a proxy and not which', { NETLOOM_AUTH: 'proxy' }, /NETLOOM_TRUSTED_PROXIES/],
    [
      'with one token for two roles',
      { NETLOOM_TOKEN: 'a'.repeat(20), NETLOOM_VIEWER_TOKEN: 'a'.repeat(20) },
      /a token of its own/,
    ],
    ['with a token that can be guessed', { NETLOOM_OPERATOR_TOKEN: 'short' }, /NETLOOM_OPERATOR_TOKEN/],
    [
      'with a certificate that is not there',
      { ...certificate, NETLOOM_TLS_CERT: '/nowhere.pem' },
      /\/nowhere\.pem \(NETLOOM_TLS_CERT\) cannot be read/,
    ],
    [
      'with a key of another certificate',
      { ...certificate, NETLOOM_TLS_KEY: authority.at('ca-key.pem') },
      /are no certificate and its key/,
    ],
    ['with half of TLS', { NETLOOM_TLS_KEY: certificate.NETLOOM_TLS_KEY }, /without NETLOOM_TLS_CERT/],
  ])('%s is refused with a sentence', async (_title, env, sentence) => {
    expect(await refusedStart(env)).toMatch(sentence);
  });

  it('after the first prints no token into what is no terminal, and knows who was signed out', async () => {
    const data = mkdtempSync(join(folder, 'data-'));
    const settings = { NETLOOM_DATA: data, NETLOOM_TRAFFIC_SOURCE: 'none', PORT: String(await freePort()) };
    const first = await startDashboard('unix:///nowhere', settings);
    expect(first.output()).toContain(`#token=${first.token}`);
    const headers = { origin: first.origin, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' };
    const signIn = await fetch(`${first.origin}/api/session`, {
      ...{ method: 'POST', headers, body: JSON.stringify({ token: first.token }) },
    });
    const cookie = signIn.headers.get('set-cookie')?.split(';')[0] ?? '';
    const who = () => fetch(`${first.origin}/api/session`, { headers: { ...headers, cookie } });
    expect((await who()).status).toBe(200);
    await first.stop();

    const second = await startDashboard('unix:///nowhere', settings);
    expect(second.output()).not.toContain(first.token);
    expect(second.output()).toContain(`(the token is in ${join(data, 'token')})`);
    expect((await who()).status).toBe(200);
    await fetch(`${first.origin}/api/session`, { method: 'DELETE', headers: { ...headers, cookie } });
    expect((await who()).status).toBe(401);
    await second.stop();

    const third = await startDashboard('unix:///nowhere', settings);
    expect((await who()).status).toBe(401);
    await third.stop();
    const record = readdirSync(join(data, 'audit')).filter((file) => file.endsWith('.jsonl'));
    const kinds = record.flatMap((file) =>
      readFileSync(join(data, 'audit', file), 'utf8')
        .trim()
        .split('\n')
        .map((line) => /"kind":"([\w-]+)"/.exec(line)?.[1]),
    );
    expect(kinds).toEqual(['sign-in', 'sign-out']);
  });
});

describe('a second Netloom with one data directory', () => {
  it('is refused, and the first goes on', async () => {
    const data = mkdtempSync(join(folder, 'data-'));
    const first = await startDashboard('unix:///nowhere', { NETLOOM_DATA: data, NETLOOM_TRAFFIC_SOURCE: 'none' });
    try {
      expect(await refusedStart({ NETLOOM_DATA: data })).toContain(
        `Another Netloom runs with the data directory ${data}`,
      );
      expect((await fetch(`${first.origin}/api/health`)).status).toBe(200);
    } finally {
      await first.stop();
    }
    await (await startDashboard('unix:///nowhere', { NETLOOM_DATA: data, NETLOOM_TRAFFIC_SOURCE: 'none' })).stop();
  });
});

describe('TLS of its own', () => {
  it('speaks nothing else, keeps its cookie under TLS, and takes no cookie that was set without', async () => {
    const dashboard = await startDashboard('unix:///nowhere', { ...certificate, NETLOOM_TRAFFIC_SOURCE: 'none' });
    try {
      const { origin, token } = dashboard;
      expect(origin).toMatch(/^https:/);
      await expect(fetch(origin.replace('https', 'http'))).rejects.toThrow();
      const ask = async (path: string, options: RequestOptions = {}, body?: string) => {
        const asked = request(origin + path, { ca: readFileSync(authority.at('ca.pem')), agent: false, ...options });
        asked.end(body);
        const [response] = await once(asked, 'response');
        return { status: response.statusCode, headers: response.headers, body: await text(response) };
      };
      const headers = { origin, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' };
      const signIn = await ask('/api/session', { method: 'POST', headers }, JSON.stringify({ token }));
      const [set = ''] = signIn.headers['set-cookie'] ?? [];
      expect(set).toMatch(/^__Host-netloom-\d+=\S+; Path=\/; HttpOnly; SameSite=Strict; Secure$/);
      const cookie = set.split(';')[0] ?? '';
      const who = async (given: string) =>
        (await ask('/api/session', { headers: { ...headers, cookie: given } })).status;
      expect(await who(cookie)).toBe(200);
      expect(await who(cookie.replace('__Host-', ''))).toBe(401);
      // HSTS would hold for every port of the host, and so for what is not ours.
      expect(signIn.headers['strict-transport-security']).toBeUndefined();
      expect((await ask('/')).status).toBe(200);
    } finally {
      await dashboard.stop();
    }
  });
});

describe('behind a proxy that says who asks', () => {
  const roles = { NETLOOM_AUTH: 'proxy', NETLOOM_PROXY_ROLES: 'alice=operator,mallory=viewer' };
  const behind = anAttackedProduct({ ...roles, NETLOOM_TRUSTED_PROXIES: '127.0.0.1' });
  const elsewhere = anAttackedProduct({ ...roles, NETLOOM_TRUSTED_PROXIES: '192.0.2.1' });
  const fromPage = { 'sec-fetch-site': 'same-origin' };
  const name = { name: 'made-through-the-proxy' };

  it('its users have their roles, and change with the secret that they are told', async () => {
    const headers = { ...fromPage, 'remote-user': 'alice' };
    const who = await behind.send({ path: '/api/session', headers });
    const { role, user, mutationSecret } = JSON.parse(who.body);
    expect({ role, user }).toEqual({ role: 'operator', user: 'alice' });
    const create = { method: 'POST', path: '/api/networks', body: name };
    expect(await behind.refused({ ...create, headers })).toBe('403 forbidden');
    const whole = { ...headers, 'x-netloom-secret': mutationSecret };
    expect((await behind.send({ ...create, headers: whole })).status).toBe(200);
    expect(await behind.refused({ ...create, headers: { ...whole, 'remote-user': 'mallory' } })).toBe('403 forbidden');
    const record = await behind.send({ as: 'token', path: '/api/actions?kind=create' });
    expect(record.body).toContain('"who":"alice","via":"proxy"');
  });

  it.each<[string, Record<string, string | readonly string[]>, string]>([
    ['nobody', {}, '401 unauthenticated'],
    ['somebody without a role', { 'remote-user': 'eve' }, '403 forbidden'],
    ['two at once', { 'remote-user': ['alice', 'mallory'] }, '401 unauthenticated'],
    ['somebody to another site', { 'remote-user': 'alice', 'sec-fetch-site': 'cross-site' }, '403 forbidden'],
    ['somebody under a foreign host', { 'remote-user': 'alice', host: 'rebound.example' }, '403 forbidden'],
  ])('that names %s opens nothing', async (_title, headers, expected) => {
    expect(await behind.refused({ headers: { ...fromPage, ...headers } })).toBe(expected);
  });

  it('nobody is believed who only says that he is one', async () => {
    const claims = { 'x-forwarded-for': '192.0.2.1', 'x-real-ip': '192.0.2.1', forwarded: 'for=192.0.2.1' };
    const headers = { ...fromPage, ...claims, 'remote-user': 'alice', 'x-forwarded-proto': 'https' };
    expect(await elsewhere.refused({ headers })).toBe('401 unauthenticated');
    const signIn = { method: 'POST', path: '/api/session', body: { token: elsewhere.token() } };
    const { headers: answered } = await elsewhere.send({ ...signIn, headers });
    expect(answered.get('set-cookie')).not.toContain('Secure');
  });

  it('its word of TLS makes the cookie one of TLS', async () => {
    const headers = { ...fromPage, 'x-forwarded-proto': 'https' };
    const answer = await behind.send({
      method: 'POST',
      path: '/api/session',
      headers,
      body: { token: behind.token() },
    });
    expect(inShort(answer)).toBe('200');
    expect(answer.headers.get('set-cookie')).toMatch(/^__Host-.*; Secure$/);
  });
});
