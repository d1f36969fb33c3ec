import { isDeepStrictEqual } from 'node:util';
import type { AuditLog } from '@/lib/audit/audit-log';
import { AppError } from '@/lib/model';
import type { ActionDetail, Topology } from '@/lib/model';
import { oneAtATime } from './one-at-a-time';
import { named, notKnown } from './plan';
import { recordedUnlessBegun } from './recording';
import type { Attempt } from './recording';

/** What a request gets that has come before. */
export interface Again<R> {
  /** As it would stand on record had it been asked for as the first was. */
  asked: (first: ActionDetail) => unknown;
  /** From the record of the first; throws where what it made is gone. */
  answer: (first: ActionDetail) => R;
}

/**
 * What bears a key of its caller's is done once, however often it is asked for: the answer to the first may have been
 * lost on its way. A first that was refused made nothing, and is no first. Throws `not_possible` for a key that belongs
 * to something else.
 */
export function once<R>(
  audit: AuditLog,
  topology: Topology,
  attempt: Attempt,
  again: Again<R>,
  run: () => Promise<R>,
): Promise<R> {
  const { operation, kind } = attempt;
  if (!operation) return run();
  return oneAtATime(`operation ${operation}`, async () => {
    const answer = await recordedUnlessBegun(audit, topology, attempt, async () => {
      if (!audit.has(operation)) return null;
      const first = audit.get(operation);
      if (first.kind !== kind || !isSame(first.asked, again.asked(first))) throw ofAnother(subjectOf(first));
      return again.answer(first);
    });
    return answer ?? run();
  });
}

/** The error of a key that has done something else; `made`: what it made, as it is called in a sentence. */
export function ofAnother(made: string): AppError {
  return new AppError(
    'not_possible',
    `${made} was made already when this was asked for the first time, and otherwise than now. Begin anew for another one.`,
  );
}

/** The error of what was made the first time and is not there any more. */
export function goneAgain(topology: Topology, first: ActionDetail): AppError {
  const { code, message } = notKnown(
    topology,
    `${subjectOf(first)} was made when this was asked for the first time, and is gone again. Begin anew for another one.`,
  );
  return new AppError(code === 'not_found' ? 'conflict' : code, message);
}

function subjectOf({ containerName, networkName }: ActionDetail): string {
  return named({ name: containerName ?? networkName });
}

/** Records come back from JSON: without what was left out. */
function isSame(one: unknown, other: unknown): boolean {
  return isDeepStrictEqual(plain(one), plain(other));
}

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
