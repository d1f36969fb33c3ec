import { describe, expect, it } from 'vitest';
import type { GuardRules } from './guard';
import { answerTo, cookie, exposed } from './guard-stage';
import type { Case } from './guard-stage';

const looking = { authorization: 'Bearer looking' };
const theirs = { authorization: 'Bearer theirs' };
const tls = { secure: true };
const proxied = { trusted: true };
const proxy: Partial<GuardRules> = { auth: 'proxy', proxyRoles: new Map([['alice', 'operator']]) };
const alice = { 'remote-user': 'alice', 'sec-fetch-site': 'same-origin' };

describe('the guard, of roles, TLS and proxies', () => {
  const cases: [string, Case, string][] = [
    ['takes no change from a viewer', { method: 'POST', need: 'operator', headers: looking }, 'forbidden'],
    ['takes nothing of an admin’s from an operator', { method: 'POST', need: 'admin', headers: theirs }, 'forbidden'],
    ['lets a viewer look', { headers: looking }, 'token'],
    ['takes so many changes and no more', { method: 'POST', need: 'operator', headers: theirs }, 'rate_limited'],
    ['does not count looking', { need: 'operator', headers: theirs }, 'token'],

    ['finds the cookie of TLS under TLS', { arrival: tls, headers: { ...cookie, cookie: 'live-tls' } }, 'session'],
    ['finds no other cookie under TLS', { arrival: tls, headers: cookie }, 'unauthenticated'],
    [
      'refuses a session over TLS whose sender does not say whence, named host or not',
      { arrival: tls, rules: exposed, headers: { cookie: 'live-tls', host: 'net.example.org' } },
      'forbidden',
    ],

    ['knows whom a trusted proxy names', { arrival: proxied, rules: proxy, headers: alice }, 'proxy'],
    ['believes nobody else', { rules: proxy, headers: alice }, 'unauthenticated'],
    ['believes no proxy unless it was told to', { arrival: proxied, headers: alice }, 'unauthenticated'],
    [
      'takes no change through a proxy without the secret',
      { method: 'POST', need: 'operator', arrival: proxied, rules: proxy, headers: alice },
      'forbidden',
    ],
    [
      'takes a change through a proxy with it',
      {
        ...{ method: 'POST', need: 'operator', arrival: proxied, rules: proxy },
        headers: { ...alice, 'x-netloom-secret': 'half of operator proxy:alice' },
      },
      'proxy',
    ],
    [
      'takes nothing of another site through a proxy',
      { arrival: proxied, rules: proxy, headers: { ...alice, 'sec-fetch-site': 'cross-site' } },
      'forbidden',
    ],
    [
      'has nothing for a user without a role',
      { arrival: proxied, rules: proxy, headers: { ...alice, 'remote-user': 'mallory' } },
      'forbidden',
    ],
    [
      'lets a user without a role sign in with a token',
      { need: 'open', arrival: proxied, rules: proxy, headers: { ...alice, 'remote-user': 'mallory' } },
      'nobody',
    ],
    [
      'takes a session beside a proxy that names nobody',
      { arrival: proxied, rules: proxy, headers: cookie },
      'session',
    ],
  ];
  it.each(cases)('%s', (_title, request, answer) => {
    expect(answerTo(request)).toBe(answer);
  });
});
