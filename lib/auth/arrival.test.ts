import { describe, expect, it } from 'vitest';
import { arrivalOf, parseAddressRange } from './arrival';

const ranges = (texts: readonly string[]) =>
  texts.map((text) => parseAddressRange(text)).filter((range) => range !== null);
const https = { 'x-forwarded-proto': 'https' };

describe('how a request arrived', () => {
  it.each([
    ['plainly', '127.0.0.1', false, [], {}, { trusted: false, secure: false }],
    ['over TLS', '127.0.0.1', true, [], {}, { trusted: false, secure: true }],
    ['with a word that nobody may give', '127.0.0.1', false, [], https, { trusted: false, secure: false }],
    ['through a trusted proxy with TLS', '127.0.0.1', false, ['127.0.0.1'], https, { trusted: true, secure: true }],
    ['through a trusted proxy without', '127.0.0.1', false, ['127.0.0.1'], {}, { trusted: true, secure: false }],
    ['from within a trusted network', '10.1.2.3', false, ['10.1.0.0/16'], https, { trusted: true, secure: true }],
    ['from just outside of it', '10.2.0.1', false, ['10.1.0.0/16'], https, { trusted: false, secure: false }],
    ['as IPv4 in IPv6', '::ffff:10.1.2.3', false, ['10.1.2.3'], {}, { trusted: true, secure: false }],
    ['over IPv6', 'fd00::7', false, ['fd00::/64', '10.0.0.1'], {}, { trusted: true, secure: false }],
    ['over IPv6 from elsewhere', 'fd01::7', false, ['fd00::/64', '10.0.0.1'], {}, { trusted: false, secure: false }],
    ['from nobody knows where', null, false, ['0.0.0.0/0', '::/0'], https, { trusted: false, secure: false }],
  ] as const)('%s', (_title, peer, encrypted, trusted, headers, expected) => {
    expect(arrivalOf({ peer, encrypted }, new Headers(headers), { trustedProxies: ranges(trusted) })).toEqual(expected);
  });

  it.each([
    ['10.0.0.1', true],
    ['10.0.0.0/8', true],
    ['fd00::/8', true],
    ['::1', true],
    ['1', false],
    ['proxy', false],
    ['10.0.0.0/33', false],
    ['*', false],
  ])('%s can be trusted: %s', (range, expected) => {
    expect(parseAddressRange(range) !== null).toBe(expected);
  });
});
