import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { isAppError } from '@/lib/model';
import { Auth } from './auth';
import { EndedSessions } from './ended-sessions';
import { newSession, sessionLimits } from './session';

const token = 'the-token-of-this-installation';
const tokens = { admin: token, operator: 'the-token-of-operators', viewer: 'the-token-of-viewers' };

function anAuth(ended?: EndedSessions) {
  const clock = { now: 1_700_000_000_000 };
  const now = () => clock.now;
  const auth = new Auth({ tokens, port: 3000, now, monotonicNow: now, ...(ended && { ended }) });
  const cookieOf = (setCookie: string) => setCookie.split(';')[0] ?? '';
  return { auth, clock, cookieOf };
}

/** The codes that so many tries end with. */
function codes(count: number, attempt: () => unknown) {
  return Array.from({ length: count }, () => {
    try {
      const answer = attempt();
      return isAppError(answer) ? answer.code : answer;
    } catch (error) {
      return isAppError(error) && error.code;
    }
  });
}

describe('signing in', () => {
  it('gives a cookie that scripts cannot read and other sites do not send, named after the port', () => {
    const { auth } = anAuth();
    expect(auth.signIn(token, false).setCookie).toMatch(/^netloom-3000=[\w.-]+; Path=\/; HttpOnly; SameSite=Strict$/);
  });

  it('gives one under TLS that nobody without TLS can set, and takes no other there', () => {
    const { auth, cookieOf } = anAuth();
    const { setCookie, session } = auth.signIn(token, true);
    expect(setCookie).toMatch(/^__Host-netloom-3000=[\w.-]+; Path=\/; HttpOnly; SameSite=Strict; Secure$/);
    expect(auth.sessionIn(cookieOf(setCookie), true)).toEqual(session);
    expect(auth.sessionIn(cookieOf(setCookie), false)).toBeNull();
    expect(auth.sessionIn(cookieOf(setCookie).replace('__Host-', ''), true)).toBeNull();
    expect(auth.signOut(session, true)).toBe(
      '__Host-netloom-3000=; Path=/; HttpOnly; SameSite=Strict; Secure; Max-Age=0',
    );
  });

  it.each(['admin', 'operator', 'viewer'] as const)('gives the role of the token: %s', (role) => {
    const { auth, cookieOf } = anAuth();
    const { session, setCookie } = auth.signIn(tokens[role], false);
    expect(session.role).toBe(role);
    expect(auth.sessionIn(cookieOf(setCookie), false)?.role).toBe(role);
    expect(auth.bearer(tokens[role])).toBe(role);
  });

  it('gives a session and the half of it that changes need', () => {
    const { auth, cookieOf } = anAuth();
    const { session, setCookie, mutationSecret } = auth.signIn(token, false);
    expect(auth.sessionIn(cookieOf(setCookie), false)).toEqual(session);
    expect(auth.isMutationSecret('admin', session.id, mutationSecret)).toBe(true);
    expect(auth.isMutationSecret('operator', session.id, mutationSecret)).toBe(false);
    expect(auth.isMutationSecret('admin', session.id, auth.signIn(token, false).mutationSecret)).toBe(false);
    expect(auth.isMutationSecret('admin', session.id, null)).toBe(false);
  });

  it('finds the session beside a cookie of the same name that a neighbour has set', () => {
    const { auth, cookieOf } = anAuth();
    const { session, setCookie } = auth.signIn(token, false);
    expect(auth.sessionIn(`a=b; netloom-3000=forged; ${cookieOf(setCookie)}`, false)).toEqual(session);
  });

  it('never keeps the right token waiting, however many wrong ones came before', () => {
    const { auth } = anAuth();
    const wrong = codes(100, () => auth.signIn('wrong', false));
    expect(wrong.slice(0, 6)).toEqual([...Array(5).fill('unauthenticated'), 'rate_limited']);
    expect(wrong[99]).toBe('rate_limited');
    expect(auth.bearer(token)).toBe('admin');
    expect(auth.signIn(token, false).session.id).toHaveLength(22);
    // A viewer who signs in between guesses at the admin's token does not begin anew.
    auth.signIn(tokens.viewer, false);
    expect(codes(1, () => auth.signIn('wrong', false))).toEqual(['rate_limited']);
  });

  it('counts guesses as bearer with those of the form, of metrics too', () => {
    const { auth } = anAuth();
    expect(codes(5, () => auth.bearer('wrong'))).toEqual(Array(5).fill('unauthenticated'));
    expect(codes(2, () => auth.metricsBearer('wrong'))).toEqual(['rate_limited', 'rate_limited']);
    expect(auth.metricsBearer(token)).toBeNull();
    expect(codes(1, () => auth.signIn('wrong', false))).toEqual(['rate_limited']);
  });

  it('does not open the door to guesses when the clock of the wall jumps', () => {
    const clock = { wall: 1_700_000_000_000, steady: 0 };
    const auth = new Auth({ tokens, port: 3000, now: () => clock.wall, monotonicNow: () => clock.steady });
    codes(6, () => auth.bearer('wrong'));
    clock.wall += 365 * 86_400_000;
    expect(codes(1, () => auth.bearer('wrong'))).toEqual(['rate_limited']);
    clock.wall -= 730 * 86_400_000;
    expect(codes(1, () => auth.bearer('wrong'))).toEqual(['rate_limited']);
  });
});

describe('a session', () => {
  const cookieOf = (setCookie: string) => setCookie.split(';')[0] ?? '';
  afterEach(() => vi.useRealTimers());

  it('is renewed when it is used after a while', () => {
    const { auth, clock } = anAuth();
    const { session } = auth.signIn(token, false);
    expect(auth.renewal(session, false)).toBeNull();
    clock.now += 10 * 60_000;
    expect(auth.sessionIn(cookieOf(auth.renewal(session, false) ?? ''), false)?.seenAt).toBe(clock.now);
  });

  it('ends at sign-out, with what is open in its name, and nobody else’s does', () => {
    const { auth } = anAuth();
    const [mine, other] = [auth.signIn(token, false), auth.signIn(token, false)];
    const [myStream, otherStream] = [mine, other].map(({ session }) =>
      auth.untilEndOf(session, new AbortController().signal),
    );
    expect(auth.signOut(mine.session, false)).toContain('netloom-3000=; ');
    expect(auth.sessionIn(cookieOf(mine.setCookie), false)).toBeNull();
    expect(auth.renewal({ ...mine.session, seenAt: 0 }, false)).toBeNull();
    expect(myStream?.aborted).toBe(true);
    expect(auth.sessionIn(cookieOf(other.setCookie), false)).toEqual(other.session);
    expect(otherStream?.aborted).toBe(false);
  });

  it('ends what is open in its name when it was idle for too long, and not while it is used', () => {
    vi.useFakeTimers();
    const auth = new Auth({ tokens, port: 3000 });
    const pass = (ms: number) => vi.advanceTimersByTime(ms);
    const { session, setCookie } = auth.signIn(token, false);
    const stream = auth.untilEndOf(session, new AbortController().signal);
    pass(sessionLimits.idleMs - 1);
    expect(auth.sessionIn(cookieOf(setCookie), false)).not.toBeNull();
    pass(sessionLimits.idleMs - 1);
    expect(stream.aborted).toBe(false);
    pass(1);
    expect(stream.aborted).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('ends what is open in its name at its absolute end, however busy', () => {
    vi.useFakeTimers();
    const auth = new Auth({ tokens, port: 3000 });
    const { session, setCookie: first } = auth.signIn(token, false);
    let setCookie = first;
    const stream = auth.untilEndOf(session, new AbortController().signal);
    for (let hour = 0; hour < 7 * 24; hour += 1) {
      expect(stream.aborted).toBe(false);
      const used = auth.sessionIn(cookieOf(setCookie), false);
      setCookie = (used && auth.renewal(used, false)) ?? setCookie;
      vi.advanceTimersByTime(3_600_000);
    }
    expect(stream.aborted).toBe(true);
  });

  it('leaves nothing behind when the request ends first', () => {
    vi.useFakeTimers();
    const { auth } = anAuth();
    const request = new AbortController();
    const stream = auth.untilEndOf(auth.signIn(token, false).session, request.signal);
    request.abort();
    expect(stream.aborted).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
    expect(auth.untilEndOf(auth.signIn(token, false).session, request.signal).aborted).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('sessions that were signed out', () => {
  const folder = mkdtempSync(join(tmpdir(), 'netloom-ended-'));
  const path = join(folder, 'ended-sessions.json');
  const warnings: string[] = [];
  const remembered = () =>
    new EndedSessions({ dataDirectory: folder, log: { warn: (sentence) => void warnings.push(sentence) } });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('stay so when the server starts anew, and are forgotten when they would have ended', () => {
    const { auth, clock, cookieOf } = anAuth(remembered());
    const { session, setCookie } = auth.signIn(token, false);
    auth.signOut(session, false);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(anAuth(remembered()).auth.sessionIn(cookieOf(setCookie), false)).toBeNull();
    expect(anAuth().auth.sessionIn(cookieOf(setCookie), false)).not.toBeNull();
    clock.now += sessionLimits.absoluteMs;
    const later = auth.signIn(token, false);
    auth.signOut(later.session, false);
    expect(Object.keys(JSON.parse(readFileSync(path, 'utf8')))).toEqual([`admin.${later.session.id}`]);
  });

  it('do not keep Netloom from starting when their file is broken', () => {
    const session = newSession('admin', 0);
    remembered().add(session, 0);
    writeFileSync(path, '{"one":');
    expect(remembered().has(session)).toBe(false);
    expect(warnings.join()).toContain('holds no list of sessions that were signed out');
  });
});

it('an admin’s session stays signed out, however often a viewer signs in and out', () => {
  const ended = new EndedSessions({ dataDirectory: null, log: { warn: () => undefined } });
  const [stolen, ...ofViewer] = [
    newSession('admin', 0),
    ...Array.from({ length: 5001 }, () => newSession('viewer', 1)),
  ];
  for (const session of [stolen, ...ofViewer]) ended.add(session, 2);
  expect(ended.has(stolen)).toBe(true);
  expect(ofViewer.filter((session) => !ended.has(session))).toHaveLength(1);
});

describe('changes', () => {
  it('are counted by who makes them', () => {
    const { auth } = anAuth();
    const answers = codes(1001, () => auth.change('session-a'));
    expect(answers.filter((answer) => answer === null)).toHaveLength(1000);
    expect(answers.at(-1)).toBe('rate_limited');
    expect(auth.change('session-b')).toBeNull();
  });
});
