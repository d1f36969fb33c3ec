import { describe, expect, it } from 'vitest';
import { isAppError } from '@/lib/model';
import { parseProxyRoles, proxyUserIn } from './proxy-user';

const utf8 = (text: string) => Buffer.from(text).toString('latin1');

describe('roles by user', () => {
  it('are read from a list', () => {
    expect([...parseProxyRoles(' alice=admin, bob = operator ,*=viewer,')]).toEqual([
      ['alice', 'admin'],
      ['bob', 'operator'],
      ['*', 'viewer'],
    ]);
    expect(parseProxyRoles('').size).toBe(0);
  });

  it.each(['alice', 'alice=root', '=admin', 'alice=admin=viewer', 'alice=viewer,alice=admin', 'a b=admin'])(
    'are not in “%s”',
    (text) => {
      expect(() => parseProxyRoles(text)).toThrow();
    },
  );
});

describe('who a proxy says it is', () => {
  const roles = parseProxyRoles('alice=admin,jürgen=operator,*=viewer');
  it.each([
    ['nobody', undefined, roles, null],
    ['nobody, in an empty header', '', roles, null],
    ['somebody with a role', 'alice', roles, { user: 'alice', role: 'admin' }],
    ['somebody else', 'carol', roles, { user: 'carol', role: 'viewer' }],
    ['no wildcard as a user', '*', parseProxyRoles('*=viewer'), { user: '*', role: 'viewer' }],
    ['somebody with a letter beyond ASCII', utf8('jürgen'), roles, { user: 'jürgen', role: 'operator' }],
    ['somebody without a role', 'carol', parseProxyRoles('alice=admin'), 'forbidden'],
    ['two users', 'alice, mallory', roles, 'unauthenticated'],
    ['a name that hides characters', utf8('ali\u202ece'), roles, 'unauthenticated'],
    ['a name with a letter that no font draws', utf8('alice\u3164'), roles, 'unauthenticated'],
    ['a name with a variation selector', utf8('alice\ufe0f'), roles, 'unauthenticated'],
    ['bytes that are no UTF-8', 'al\xffice', roles, 'unauthenticated'],
    ['a name without end', 'a'.repeat(129), roles, 'unauthenticated'],
  ])('%s', (_title, header, known, expected) => {
    const headers = new Headers(header === undefined ? {} : { 'remote-user': header });
    const answer = proxyUserIn(headers, known);
    expect(isAppError(answer) ? answer.code : answer).toEqual(expected);
  });
});
