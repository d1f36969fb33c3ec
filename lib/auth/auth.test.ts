import { describe, expect, it } from 'vitest';
import { Auth } from './auth';

const token = 'the-token-of-this-installation';

function anAuth() {
  const clock = { now: 1_700_000_000_000 };
  const auth = new Auth({ token, port: 3000, now: () => clock.now, monotonicNow: () => clock.now });
  const cookieOf = (setCookie: string) => setCookie.split(';')[0] ?? '';
  return { auth, clock, cookieOf };
}

describe('signing in', () => {
  it('gives a cookie that scripts cannot read and other sites do not send, named after the port', () => {
    const { auth } = anAuth();
    expect(auth.signIn(token).setCookie).toMatch(/^netloom-3000=[\w.-]+; Path=\/; HttpOnly; SameSite=Strict$/);
  });

  it('gives a session and the half of it that changes need', () => {
    const { auth, cookieOf } = anAuth();
    const { session, setCookie, mutationSecret } = auth.signIn(token);
    expect(auth.sessionIn(cookieOf(setCookie))).toEqual(session);
    expect(auth.isMutationSecret(session, mutationSecret)).toBe(true);
    expect(auth.isMutationSecret(session, auth.signIn(token).mutationSecret)).toBe(false);
    expect(auth.isMutationSecret(session, null)).toBe(false);
  });

  it('finds the session beside a cookie of the same name that a neighbour has set', () => {
    const { auth, cookieOf } = anAuth();
    const { session, setCookie } = auth.signIn(token);
    expect(auth.sessionIn(`a=b; netloom-3000=forged; ${cookieOf(setCookie)}`)).toEqual(session);
  });

  it('never keeps the right token waiting, however many wrong ones came before', () => {
    const { auth } = anAuth();
    const wrong = Array.from({ length: 100 }, () => {
      try {
        auth.signIn('wrong');
      } catch (error) {
        return error instanceof Error && 'code' in error && error.code;
      }
    });
    expect(wrong.slice(0, 6)).toEqual([...Array(5).fill('unauthenticated'), 'rate_limited']);
    expect(auth.signIn(token).session.id).toHaveLength(22);
  });
});

describe('a session', () => {
  it('is renewed when it is used after a while', () => {
    const { auth, clock, cookieOf } = anAuth();
    const { session } = auth.signIn(token);
    expect(auth.renewal(session)).toBeNull();
    clock.now += 10 * 60_000;
    expect(auth.sessionIn(cookieOf(auth.renewal(session) ?? ''))?.seenAt).toBe(clock.now);
  });

  it('ends at sign-out, with what is open in its name, and nobody else’s does', () => {
    const { auth, cookieOf } = anAuth();
    const [mine, other] = [auth.signIn(token), auth.signIn(token)];
    const [myStream, otherStream] = [mine, other].map(({ session }) =>
      auth.untilEndOf(session, new AbortController().signal),
    );
    expect(auth.signOut(mine.session)).toContain('netloom-3000=; ');
    expect(auth.sessionIn(cookieOf(mine.setCookie))).toBeNull();
    expect(myStream?.aborted).toBe(true);
    expect(auth.sessionIn(cookieOf(other.setCookie))).toEqual(other.session);
    expect(otherStream?.aborted).toBe(false);
  });
});
