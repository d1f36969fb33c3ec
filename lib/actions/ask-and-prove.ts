import { AppError, isAppError, reasonOf } from '@/lib/model';
import type { ErrorCode } from '@/lib/model';

/** After these nobody knows whether the engine did it: the answer may have been lost on its way back. */
const unclear: readonly ErrorCode[] = ['engine_timeout', 'engine_unreachable', 'engine_failed'];

/**
 * Asks the engine, reads anew and looks. `look` gives what proves the deed, or null. A yes without the deed is an
 * error (20.10 says 200 to things it did not do); a lost answer with the deed is a success.
 */
export async function askAndProve<A, R>(
  ask: () => Promise<A>,
  readAnew: (answer: A | null) => Promise<void>,
  look: (answer: A | null) => R | null,
  notDone: string,
): Promise<{ answer: A | null; result: R }> {
  let answer: A | null = null;
  let failure: AppError | null = null;
  try {
    answer = await ask();
  } catch (error) {
    if (!isAppError(error) || !unclear.includes(error.code)) throw error;
    failure = error;
  }
  try {
    await readAnew(answer);
  } catch (error) {
    throw failure ?? unproven(error);
  }
  const result = look(answer);
  if (result !== null) return { answer, result };
  throw failure ?? new AppError('engine_failed', notDone);
}

function unproven(cause: unknown): AppError {
  const sentence = `The engine said yes, but could not be asked whether it is so. Look before you try again. ${reasonOf(cause)}`;
  return new AppError('engine_unreachable', sentence, { cause });
}
