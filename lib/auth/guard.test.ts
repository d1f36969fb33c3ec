import { describe, expect, it } from 'vitest';
import { answerTo, cookie, exposed } from './guard-stage';
import type { Case } from './guard-stage';

const token = { authorization: 'Bearer right' };
const metricsToken = { authorization: 'Bearer metrics' };
const whole = { ...cookie, 'x-netloom-secret': 'half of admin the-session', 'content-type': 'application/json' };

describe('the guard', () => {
  const cases: [string, Case, string][] = [
    ['lets nobody in without a credential', {}, 'unauthenticated'],
    ['lets anybody use an open route', { need: 'open' }, 'nobody'],
    ['knows the bearer token', { headers: token }, 'token'],
    ['knows no other bearer token', { headers: { authorization: 'Bearer wrong' } }, 'unauthenticated'],
    [
      'does not fall back to the cookie when the bearer is wrong',
      { headers: { ...cookie, authorization: 'Bearer x' } },
      'unauthenticated',
    ],
    ['knows the metrics token where metrics are', { need: 'metrics', headers: metricsToken }, 'scraper'],
    ['knows the metrics token nowhere else', { headers: metricsToken }, 'unauthenticated'],
    ['knows no other token where metrics are', { need: 'metrics', headers: token }, 'unauthenticated'],
    ['shows metrics to no session', { need: 'metrics', headers: cookie }, 'unauthenticated'],
    ['shows metrics to nobody without a token', { need: 'metrics' }, 'unauthenticated'],
    ['shows metrics to everybody when authentication is off', { need: 'metrics', rules: { auth: 'off' } }, 'everybody'],
    [
      'shows metrics to no other site when authentication is off',
      { need: 'metrics', rules: { auth: 'off' }, headers: { 'sec-fetch-site': 'cross-site' } },
      'forbidden',
    ],
    [
      'shows metrics under no rebound name',
      { need: 'metrics', headers: { ...metricsToken, host: 'evil.example:3000' } },
      'forbidden',
    ],
    ['shows metrics when read-only', { need: 'metrics', rules: { readOnly: true }, headers: metricsToken }, 'scraper'],

    ['knows a session', { headers: cookie }, 'session'],
    ['knows no other session', { headers: { ...cookie, cookie: 'dead' } }, 'unauthenticated'],

    ['takes its own name', { headers: { ...token, host: 'localhost:3000' } }, 'token'],
    ['takes its own name in IPv6', { headers: { ...token, host: '[::1]:3000' } }, 'token'],
    ['refuses another port', { headers: { ...token, host: 'localhost:3001' } }, 'forbidden'],
    ['refuses a rebound name', { headers: { ...token, host: 'evil.example:3000' } }, 'forbidden'],
    ['refuses a rebound name on an open route', { need: 'open', headers: { host: 'evil.example:3000' } }, 'forbidden'],
    ['refuses a request without Host', { headers: { ...token, host: '' } }, 'forbidden'],
    [
      'takes a name that was allowed, on any port',
      { rules: exposed, headers: { ...token, host: 'NET.example.org:8443' } },
      'token',
    ],
    [
      'takes an allowed name with its port only',
      { rules: { allowedHosts: ['a:1'] }, headers: { ...token, host: 'a:2' } },
      'forbidden',
    ],
    [
      'takes a name without a port on port 80',
      { rules: { port: 80 }, headers: { ...token, host: 'localhost' } },
      'token',
    ],
    [
      'takes a name without a port on port 443',
      { rules: { port: 443 }, headers: { ...token, host: '127.0.0.1' } },
      'token',
    ],
    ['refuses a name without a port elsewhere', { headers: { ...token, host: 'localhost' } }, 'forbidden'],

    ['takes its own origin', { headers: { ...token, origin: 'http://127.0.0.1:3000' } }, 'token'],
    [
      'refuses another origin even with the token',
      { headers: { ...token, origin: 'http://127.0.0.1:8080' } },
      'forbidden',
    ],
    ['refuses the origin null', { headers: { ...token, origin: 'null' } }, 'forbidden'],

    [
      'refuses a session from another port of this machine',
      { headers: { ...cookie, 'sec-fetch-site': 'same-site' } },
      'forbidden',
    ],
    ['refuses a session from another site', { headers: { ...cookie, 'sec-fetch-site': 'cross-site' } }, 'forbidden'],
    [
      'refuses a session typed into the address line',
      { headers: { ...cookie, 'sec-fetch-site': 'none' } },
      'forbidden',
    ],
    ['refuses a session whose sender does not say whence', { headers: { cookie: 'live' } }, 'forbidden'],
    [
      'takes a session over plain HTTP from a named host, where browsers say nothing',
      { rules: exposed, headers: { cookie: 'live', host: 'net.example.org:3000' } },
      'session',
    ],
    [
      'refuses sign-in pressed by another site',
      { method: 'POST', need: 'open', headers: { 'sec-fetch-site': 'cross-site' } },
      'forbidden',
    ],
    [
      'takes sign-in by a program',
      { method: 'POST', need: 'open', headers: { 'content-type': 'application/json' } },
      'nobody',
    ],

    ['takes a change with both halves of the session', { method: 'POST', need: 'operator', headers: whole }, 'session'],
    ['refuses a change with the cookie alone', { method: 'POST', need: 'operator', headers: cookie }, 'forbidden'],
    [
      'refuses a change with a wrong half',
      { method: 'DELETE', need: 'operator', headers: { ...whole, 'x-netloom-secret': 'x' } },
      'forbidden',
    ],
    ['takes a change by the token alone', { method: 'DELETE', need: 'operator', headers: token }, 'token'],
    ['lets a session end itself without the other half', { method: 'DELETE', headers: cookie }, 'session'],

    [
      'hides changes when read-only',
      { method: 'POST', need: 'operator', rules: { readOnly: true }, headers: whole },
      'not_found',
    ],
    [
      'does not tell strangers that it is read-only',
      { method: 'POST', need: 'operator', rules: { readOnly: true } },
      'unauthenticated',
    ],
    ['still shows when read-only', { rules: { readOnly: true }, headers: cookie }, 'session'],

    ['lets everybody in without authentication', { rules: { auth: 'off' } }, 'everybody'],
    [
      'lets programs change without authentication',
      { method: 'DELETE', need: 'operator', rules: { auth: 'off' } },
      'everybody',
    ],
    [
      'refuses other sites without authentication too',
      { rules: { auth: 'off' }, headers: { 'sec-fetch-site': 'cross-site' } },
      'forbidden',
    ],

    [
      'refuses a form',
      { method: 'POST', headers: { ...token, 'content-type': 'application/x-www-form-urlencoded' } },
      'unsupported_media_type',
    ],
    [
      'refuses plain text',
      { method: 'POST', headers: { ...token, 'content-type': 'text/plain' } },
      'unsupported_media_type',
    ],
    [
      'refuses a body of no type',
      { method: 'POST', headers: { ...token, 'content-length': '2' } },
      'unsupported_media_type',
    ],
    [
      'takes JSON with a charset',
      { method: 'POST', headers: { ...token, 'content-type': 'Application/JSON; charset=utf-8' } },
      'token',
    ],
    ['takes a change without a body', { method: 'DELETE', headers: { ...token, 'content-length': '0' } }, 'token'],
    [
      'refuses a body that says it is too large',
      { method: 'POST', headers: { ...token, 'content-length': '65537' } },
      'body_too_large',
    ],
    [
      'refuses a length that is no number',
      { method: 'POST', headers: { ...token, 'content-length': '1e' } },
      'body_too_large',
    ],
  ];
  it.each(cases)('%s', (_title, request, answer) => {
    expect(answerTo(request)).toBe(answer);
  });
});
