import { expect, it } from 'vitest';
import { AuditLog } from '@/lib/audit/audit-log';
import { actionQuerySchema, AppError } from '@/lib/model';
import { anAuthor, aTopology } from '@/lib/model/builders';
import { recorded } from './recording';

const subject = { networkId: null, containerId: null, undoes: null };
const long = { labels: { team: 'a'.repeat(60_000) } };
const short = { labels: { team: 'a' } };

it.each([
  ['refused', 'invalid_request', long, { notKept: '60022 characters' }],
  ['refused', 'invalid_request', short, short],
  ['unclear', 'engine_timeout', long, long],
] as const)('of what is %s (%s) no more is kept than there is room for', async (outcome, code, asked, kept) => {
  const audit = AuditLog.inMemory();
  const attempt = { kind: 'create', by: anAuthor, asked, ...subject } as const;
  const run = () => Promise.reject<{ warning: null }>(new AppError(code, 'No.'));
  const change = () => ({ networkId: null, before: null, after: null });
  await expect(recorded(audit, aTopology({}), attempt, run, change)).rejects.toThrow('No.');
  const [action] = audit.list(actionQuerySchema.parse({})).actions;
  expect(action && audit.get(action.id)).toMatchObject({ outcome, asked: kept });
});
