import { describe, expect, it } from 'vitest';
import { anAttackedProduct, type Attack } from './attacked-product';

const product = anAttackedProduct();

/** A change that would be made if the one header that each row is about were left out. */
const create = (headers: Attack['headers'], rest: Attack = {}): Attack => {
  return { method: 'POST', path: '/api/networks', as: 'page', body: { name: 'taken-over' }, ...rest, headers };
};
const look = (headers: Attack['headers'], rest: Attack = {}): Attack => ({ as: 'page', ...rest, headers });
const evil = 'evil.example';

describe('another name for this machine (DNS rebinding)', () => {
  it.each<[string, Attack, string]>([
    ['reads nothing', look({ host: evil }), '403 forbidden'],
    ['reads nothing on our port', look({ host: `${evil}:3000` }), '403 forbidden'],
    ['reads nothing with a name that begins like ours', look({ host: '127.0.0.1.nip.io' }), '403 forbidden'],
    ['reads nothing with the token either', look({ host: evil }, { as: 'token' }), '403 forbidden'],
    ['is not forgiven for an origin that fits', look({ host: evil, origin: `http://${evil}` }), '403 forbidden'],
    ['changes nothing', create({ host: evil, origin: `http://${evil}` }), '403 forbidden'],
    ['does not sign in', create({ host: evil }, { path: '/api/session', as: 'nobody', body: {} }), '403 forbidden'],
    ['is shown no page', look({ host: evil }, { path: '/', as: 'nobody' }), '403'],
    ['is shown no page behind a port', look({ host: `${evil}:1` }, { path: '/login', as: 'nobody' }), '403'],
    ['is given no metrics', look({ host: evil }, { path: '/metrics', as: 'token' }), '403 forbidden'],
    ['is not even told that we run', look({ host: evil }, { path: '/api/health', as: 'nobody' }), '403 forbidden'],
    ['cannot hide behind an empty Host', look({ host: '' }), '403 forbidden'],
    ['cannot hide behind no Host', look({ host: null }), '400'],
    ['cannot hide behind another one', look({ host: [evil, '127.0.0.1'] }), '403 forbidden'],
    ['cannot hide behind X-Forwarded-Host', look({ host: evil, 'x-forwarded-host': 'localhost' }), '403 forbidden'],
    ['cannot hide behind Forwarded', look({ host: evil, forwarded: 'host=localhost' }), '403 forbidden'],
  ])('%s', async (_title, attack, answer) => {
    expect(await product.refused(attack)).toBe(answer);
  });
});

describe('a page of another site', () => {
  const sites = ['cross-site', 'same-site', 'none', '', 'Same-Origin', 'same-origin, cross-site', null];
  it.each(sites)('with Sec-Fetch-Site %j neither reads nor changes with the session', async (site) => {
    for (const attack of [
      look({ 'sec-fetch-site': site, origin: null }),
      look({ 'sec-fetch-site': site, origin: null }, { path: '/api/stream' }),
      create({ 'sec-fetch-site': site }),
      look({ 'sec-fetch-site': site }, { method: 'DELETE', path: '/api/session' }),
      look({ 'sec-fetch-site': site }, { method: 'DELETE', path: '/api/networks/{network}' }),
    ]) {
      expect(await product.refused(attack)).toBe('403 forbidden');
    }
  });

  it.each(['cross-site', 'same-site', 'none'])('with Sec-Fetch-Site %j signs nobody in', async (site) => {
    const attack = { method: 'POST', path: '/api/session', body: { token: product.token() } };
    expect(await product.refused({ ...attack, headers: { 'sec-fetch-site': site } })).toBe('403 forbidden');
  });

  it.each([
    'null',
    `http://${evil}`,
    'https://127.0.0.1',
    'http://localhost',
    'http://127.0.0.1:1',
    'file://',
    'chrome-extension://abc',
    'http://127.0.0.1:1@evil.example',
    '',
  ])('of the origin %j neither reads, changes nor signs in', async (origin) => {
    for (const attack of [
      look({ origin }),
      create({ origin }),
      create({ origin, 'sec-fetch-site': null }),
      create({ origin }, { as: 'token' }),
      create({ origin }, { as: 'nobody', path: '/api/session', body: { token: product.token() } }),
    ]) {
      expect(await product.refused(attack)).toBe('403 forbidden');
    }
  });

  const form = (type: string, body: string, rest: Attack = {}) => create({ 'content-type': type }, { body, ...rest });
  it.each<[string, Attack, string]>([
    ['a form', form('application/x-www-form-urlencoded', 'name=taken-over'), '415 unsupported_media_type'],
    ['a form of plain text', form('text/plain', '{"name":"taken-over"}'), '415 unsupported_media_type'],
    ['JSON under a simple type', form('text/plain; application/json', '{"name":"x"}'), '415 unsupported_media_type'],
    ['a form with parts', form('multipart/form-data; boundary=x', '--x--'), '415 unsupported_media_type'],
    ['a form with the token', form('text/plain', '{}', { as: 'token' }), '415 unsupported_media_type'],
    ['a patch of JSON', form('application/json-patch+json', '[]'), '415 unsupported_media_type'],
    ['JSON in a word', form('application/jsonp', '{}'), '415 unsupported_media_type'],
    ['no type', create({ 'content-type': null }), '415 unsupported_media_type'],
    ['an empty type', create({ 'content-type': '' }), '415 unsupported_media_type'],
    ['no type and no length', create({ 'content-type': null, 'content-length': null, 'transfer-encoding': 'chunked' }, { body: '2\r\n{}\r\n0\r\n\r\n' }), '415 unsupported_media_type'], // prettier-ignore
    ['no secret of the tab', create({ 'x-netloom-secret': null }), '403 forbidden'],
    ['an empty secret', create({ 'x-netloom-secret': '' }), '403 forbidden'],
    ['a guessed secret', create({ 'x-netloom-secret': 'a'.repeat(43) }), '403 forbidden'],
    [
      'the secret in the address',
      create({ 'x-netloom-secret': null }, { path: '/api/networks?secret=x' }),
      '403 forbidden',
    ],
  ])('sends %s in vain', async (_title, attack, answer) => {
    expect(await product.refused(attack)).toBe(answer);
  });

  it('is allowed nothing by CORS', async () => {
    const preflight = { 'access-control-request-method': 'POST', 'access-control-request-headers': 'x-netloom-secret' };
    const attacks: Attack[] = [
      { method: 'OPTIONS', path: '/api/networks', headers: { origin: `http://${evil}`, ...preflight } },
      { path: '/api/health', headers: { origin: `http://${evil}` } },
      { as: 'token' },
    ];
    for (const attack of attacks) {
      const { headers } = await product.send(attack);
      expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });
});

it('with nothing wrong about them, the same requests are answered: it is the one header that the rows are about', async () => {
  expect((await product.send(look({}))).status).toBe(200);
  expect((await product.send(create({}, { path: '/api/networks?preview=true' }))).status).toBe(200);
  expect((await product.send(create({ 'content-type': 'Application/JSON; charset=utf-8' }))).status).toBe(200);
});
