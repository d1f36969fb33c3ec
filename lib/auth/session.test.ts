import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newSession, openSession, sealSession, seeSession, sessionKey, sessionLimits } from './session';

const key = sessionKey('the token of this installation');
const keyOf = () => key;
const { idleMs, absoluteMs, renewMs } = sessionLimits;

describe('a session', () => {
  it('is read back from its cookie, also by a server that was started anew with the same token', () => {
    const session = newSession('operator', 1000);
    const anew = () => sessionKey('the token of this installation');
    expect(openSession(anew, sealSession(key, session), 2000)).toEqual(session);
  });

  it('dies with the token', () => {
    const sealed = sealSession(key, newSession('admin', 0));
    expect(openSession(() => sessionKey('another token'), sealed, 0)).toBeNull();
    expect(openSession(() => null, sealed, 0)).toBeNull();
  });

  it.each([
    ['lives while it is used', { startedAt: 0, seenAt: 10 }, 10 + idleMs - 1, true],
    ['ends when idle', { startedAt: 0, seenAt: 10 }, 10 + idleMs, false],
    ['ends at last, however busy', { startedAt: 0, seenAt: absoluteMs - 1 }, absoluteMs, false],
  ])('%s', (_title, times, now, lives) => {
    const session = { ...newSession('admin', 0), ...times };
    expect(openSession(keyOf, sealSession(key, session), now) !== null).toBe(lives);
  });

  it('of one role is none of another, though somebody writes so', () => {
    const keys = { admin: sessionKey('a'.repeat(16)), operator: sessionKey('o'.repeat(16)), viewer: key };
    const sealed = sealSession(key, newSession('viewer', 0));
    expect(openSession((role) => keys[role], sealed, 0)?.role).toBe('viewer');
    expect(openSession((role) => keys[role], sealed.replace('viewer', 'admin'), 0)).toBeNull();
  });

  it('is written anew only once in a while', () => {
    const session = newSession('admin', 0);
    expect(seeSession(session, renewMs - 1)).toBe(session);
    expect(seeSession(session, renewMs)).toEqual({ ...session, seenAt: renewMs });
  });

  it('is refused when any character of its cookie was changed', () => {
    const sealed = sealSession(key, newSession('viewer', 1_700_000_000_000));
    const position = fc.nat({ max: sealed.length - 1 });
    fc.assert(
      fc.property(position, fc.constantFrom(...'0aZ-._'), (at, character) => {
        fc.pre(sealed[at] !== character);
        const forged = sealed.slice(0, at) + character + sealed.slice(at + 1);
        expect(openSession(keyOf, forged, 1_700_000_000_000)).toBeNull();
      }),
    );
  });
});
