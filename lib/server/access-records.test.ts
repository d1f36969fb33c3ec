import { describe, expect, it } from 'vitest';
import { AuditLog } from '@/lib/audit/audit-log';
import { AppError } from '@/lib/model';
import { AccessRecords, authorOf } from './access-records';

function aRecord() {
  const audit = AuditLog.inMemory();
  const clock = { now: 0 };
  const access = new AccessRecords(audit, () => clock.now);
  const read = (about?: 'changes' | 'access') =>
    audit.list({ limit: 100, ...(about && { about }) }).actions.map(({ kind, outcome, who, via, message }) => ({
      ...{ kind, outcome, who, via, message },
    }));
  return { audit, clock, access, read };
}

const stranger = authorOf(null, 'request-1');
const wrong = new AppError('unauthenticated', 'That is not the token.');
const forbidden = new AppError('forbidden', 'This needs the role operator.');
const viewer = authorOf({ by: 'token', role: 'viewer', session: null }, 'request-2');
const request = { method: 'DELETE', url: 'http://127.0.0.1:3000/api/networks/abc?force=true' };

describe('who comes and goes', () => {
  it('stands on the record, beside what was changed', () => {
    const { access, read } = aRecord();
    access.signedIn({ who: 'admin', via: 'session', requestId: 'request-3' });
    access.signedOut({ who: 'admin', via: 'session', requestId: 'request-4' });
    const whole = [
      { kind: 'sign-out', outcome: 'done', who: 'admin', via: 'session', message: null },
      { kind: 'sign-in', outcome: 'done', who: 'admin', via: 'session', message: null },
    ];
    expect(read()).toEqual(whole);
    expect(read('access')).toEqual(whole);
    expect(read('changes')).toEqual([]);
  });

  it('is told by the name that a proxy gives', () => {
    const identity = { by: 'proxy', role: 'operator', user: 'alice', session: null } as const;
    expect(authorOf(identity, 'r')).toEqual({ who: 'alice', via: 'proxy', requestId: 'r' });
  });
});

describe('what is refused', () => {
  it('is told with its method and path, and without its query', () => {
    const { access, audit, read } = aRecord();
    access.refusedRequest(viewer, request, forbidden);
    expect(read()).toEqual([
      { kind: 'request', outcome: 'refused', who: 'viewer', via: 'token', message: forbidden.message },
    ]);
    const [{ id } = { id: undefined }] = audit.list({ limit: 1 }).actions;
    expect(id && audit.get(id).asked).toEqual({ method: 'DELETE', path: '/api/networks/abc' });
  });

  it('cannot flood the record: the same again is counted, and told with the next', () => {
    const { access, clock, read } = aRecord();
    for (let guess = 0; guess < 100; guess += 1) access.refusedSignIn(stranger, wrong);
    access.refusedRequest(viewer, request, forbidden);
    expect(read()).toHaveLength(2);
    clock.now += 60_000;
    access.refusedSignIn(stranger, wrong);
    expect(read()[0]?.message).toBe('That is not the token. (And 99 times more since the last that is on record.)');
    access.refusedSignIn(stranger, wrong);
    expect(read()).toHaveLength(3);
  });
});
