import { describe, expect, it } from 'vitest';
import { parseAddressRange } from '@/lib/auth/arrival';
import { defaultRetention } from '@/lib/history/tiers';
import { parseConfig } from './config';

describe('the configuration', () => {
  it('listens on loopback, with authentication, when nothing is set', () => {
    expect(parseConfig({ HOME: '/root', NETLOOM_READ_ONLY: '' })).toEqual({
      port: 3000,
      bind: '127.0.0.1',
      dataDirectory: '.netloom',
      auth: 'on',
      token: { kind: 'generated' },
      roleTokens: { operator: null, viewer: null },
      tls: null,
      trustedProxies: [],
      proxyRoles: new Map([['*', 'viewer']]),
      metricsToken: null,
      allowedHosts: [],
      readOnly: false,
      history: 'on',
      retention: defaultRetention,
      allow: [],
      labels: [],
      trafficSource: 'auto',
    });
  });

  it.each([
    [{ PORT: '80' }, { port: 80 }],
    [{ NETLOOM_BIND: '0.0.0.0' }, { bind: '0.0.0.0' }],
    [
      { NETLOOM_BIND: '::1', NETLOOM_AUTH: 'off' },
      { bind: '::1', auth: 'off' },
    ],
    [{ NETLOOM_DATA: '/var/lib/netloom' }, { dataDirectory: '/var/lib/netloom' }],
    [{ NETLOOM_TOKEN: ' secret-secret-secret ' }, { token: { kind: 'given', token: 'secret-secret-secret' } }],
    [{ NETLOOM_METRICS_TOKEN: ' token-of-the-scraper ' }, { metricsToken: 'token-of-the-scraper' }],
    [{ NETLOOM_METRICS_TOKEN: ' ' }, { metricsToken: null }],
    [{ NETLOOM_TOKEN_FILE: '/run/token' }, { token: { kind: 'file', path: '/run/token' } }],
    [
      { NETLOOM_ALLOWED_HOSTS: 'Net.Example.org, [fd00::1]:8443,' },
      { allowedHosts: ['net.example.org', '[fd00::1]:8443'] },
    ],
    [{ NETLOOM_ALLOW: ' binds,privileged, ' }, { allow: ['privileged', 'binds'] }],
    [
      { NETLOOM_OPERATOR_TOKEN: 'token-of-operators', NETLOOM_VIEWER_TOKEN: 'token-of-viewers' },
      { roleTokens: { operator: 'token-of-operators', viewer: 'token-of-viewers' } },
    ],
    [
      { NETLOOM_TLS_CERT: '/etc/cert.pem', NETLOOM_TLS_KEY: '/etc/key.pem' },
      { tls: { cert: '/etc/cert.pem', key: '/etc/key.pem' } },
    ],
    [
      { NETLOOM_AUTH: 'proxy', NETLOOM_TRUSTED_PROXIES: '10.0.0.5, fd00::/64', NETLOOM_PROXY_ROLES: 'alice=admin' },
      {
        auth: 'proxy',
        trustedProxies: [parseAddressRange('10.0.0.5'), parseAddressRange('fd00::/64')],
        proxyRoles: new Map([['alice', 'admin']]),
      },
    ],
    [{ NETLOOM_TRUSTED_PROXIES: '127.0.0.1' }, { auth: 'on', trustedProxies: [parseAddressRange('127.0.0.1')] }],
    [{ NETLOOM_READ_ONLY: 'true' }, { readOnly: true }],
    [{ NETLOOM_READ_ONLY: '0' }, { readOnly: false }],
    [{ NETLOOM_TRAFFIC_SOURCE: 'stats' }, { trafficSource: 'stats' }],
    [{ NETLOOM_TRAFFIC_SOURCE: 'none' }, { trafficSource: 'none' }],
    [{ NETLOOM_LAB_DIR: '/tmp/lab' }, {}],
  ])('takes %j', (environment, expected) => {
    expect(parseConfig(environment)).toMatchObject(expected);
  });

  it.each([
    [{ NETLOOM_READONLY: 'on' }, /NETLOOM_READONLY is not a setting/],
    [{ NETLOOM_HISTORY: 'maybe' }, /NETLOOM_HISTORY is “maybe”, and can be on, off/],
    [{ NETLOOM_RETENTION: '1m=1s' }, /1m is kept for 1h to 90d/],
    [{ NETLOOM_RETENTION: '5s=1h' }, /“5s” is no tier: those are 1s, 10s, 1m, 10m, and size/],
    [{ NETLOOM_RETENTION: 'size=1TB' }, /size goes from 10MB to 1000GB/],
    [
      { NETLOOM_ALLOW: 'privileged,all' },
      /NETLOOM_ALLOW holds “all”, which is no risky option: those are privileged, pid/,
    ],
    [{ NETLOOM_AUTH: 'proxy' }, /NETLOOM_TRUSTED_PROXIES at which address/],
    [{ NETLOOM_AUTH: 'proxy', NETLOOM_TRUSTED_PROXIES: 'caddy' }, /NETLOOM_TRUSTED_PROXIES holds “caddy”/],
    [{ NETLOOM_TRUSTED_PROXIES: '::/0' }, /NETLOOM_TRUSTED_PROXIES holds “::\/0”, which is everybody/],
    [{ NETLOOM_PROXY_ROLES: '*=admin' }, /NETLOOM_PROXY_ROLES is for NETLOOM_AUTH=proxy only/],
    [{ NETLOOM_PROXY_ROLES: 'alice=root' }, /NETLOOM_PROXY_ROLES cannot be read.*“alice=root”/],
    [{ NETLOOM_TLS_CERT: '/etc/cert.pem' }, /without NETLOOM_TLS_KEY/],
    [{ NETLOOM_TLS_KEY: '/etc/key.pem' }, /without NETLOOM_TLS_CERT/],
    [{ NETLOOM_LABELS: 'team, *' }, /NETLOOM_LABELS holds “\*”, which is no label/],
    [{ NETLOOM_LABELS: '.' }, /NETLOOM_LABELS holds “\.”/],
    [{ NETLOOM_LABELS: 'a*b' }, /NETLOOM_LABELS holds “a\*b”/],
    [{ PORT: '70000' }, /PORT is “70000”/],
    [{ PORT: '0x50' }, /PORT is “0x50”/],
    [{ NETLOOM_BIND: 'example.org' }, /NETLOOM_BIND is “example.org”/],
    [{ NETLOOM_AUTH: 'no' }, /NETLOOM_AUTH is “no”, and can be on, off/],
    [{ NETLOOM_AUTH: 'toString' }, /NETLOOM_AUTH is “toString”/],
    [{ NETLOOM_AUTH: 'off', NETLOOM_BIND: '0.0.0.0' }, /NETLOOM_AUTH=off is possible on loopback only/],
    [{ NETLOOM_TOKEN: 'a', NETLOOM_TOKEN_FILE: 'b' }, /both set/],
    [{ NETLOOM_ALLOWED_HOSTS: 'https://x.org' }, /NETLOOM_ALLOWED_HOSTS holds “https:\/\/x.org”/],
    [{ NETLOOM_READ_ONLY: 'yes' }, /NETLOOM_READ_ONLY is “yes”/],
    [{ NETLOOM_TRAFFIC_SOURCE: 'ebpf' }, /NETLOOM_TRAFFIC_SOURCE is “ebpf”, and can be auto, proc, stats, none/],
  ])('refuses %j by name', (environment, sentence) => {
    expect(() => parseConfig(environment)).toThrow(sentence);
  });

  it('names every problem at once', () => {
    expect(() => parseConfig({ PORT: 'x', NETLOOM_NONSENSE: '1' })).toThrow(/NETLOOM_NONSENSE.*\n.*PORT/);
  });
});
