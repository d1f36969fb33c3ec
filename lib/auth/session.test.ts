import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newSession, openSession, sealSession, seeSession, sessionKey, sessionLimits } from './session';

const key = sessionKey('the token of this installation');
const { idleMs, absoluteMs, renewMs } = sessionLimits;

describe('a session', () => {
  it('is read back from its cookie, also by a server that was started anew with the same token', () => {
    const session = newSession(1000);
    expect(openSession(sessionKey('the token of this installation'), sealSession(key, session), 2000)).toEqual(session);
  });

  it('dies with the token', () => {
    expect(openSession(sessionKey('another token'), sealSession(key, newSession(0)), 0)).toBeNull();
  });

  it.each([
    ['lives while it is used', { startedAt: 0, seenAt: 10 }, 10 + idleMs - 1, true],
    ['ends when idle', { startedAt: 0, seenAt: 10 }, 10 + idleMs, false],
    ['ends at last, however busy', { startedAt: 0, seenAt: absoluteMs - 1 }, absoluteMs, false],
  ])('%s', (_title, times, now, lives) => {
    const session = { ...newSession(0), ...times };
    expect(openSession(key, sealSession(key, session), now) !== null).toBe(lives);
  });

  it('is written anew only once in a while', () => {
    const session = newSession(0);
    expect(seeSession(session, renewMs - 1)).toBe(session);
    expect(seeSession(session, renewMs)).toEqual({ ...session, seenAt: renewMs });
  });

  it('is refused when any character of its cookie was changed', () => {
    const sealed = sealSession(key, newSession(1_700_000_000_000));
    const position = fc.nat({ max: sealed.length - 1 });
    fc.assert(
      fc.property(position, fc.constantFrom(...'0aZ-._'), (at, character) => {
        fc.pre(sealed[at] !== character);
        const forged = sealed.slice(0, at) + character + sealed.slice(at + 1);
        expect(openSession(key, forged, 1_700_000_000_000)).toBeNull();
      }),
    );
  });
});
