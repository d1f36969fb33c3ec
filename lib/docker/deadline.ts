import { AppError } from '@/lib/model';
import type { Attempt } from './engine-errors';

/**
 * The answer of `call`, or `engine_timeout` after that many milliseconds. Needed around every call to the engine:
 * docker-modem 5 settles neither when the connection is cut inside a body nor, with its own timeout, when it hangs there.
 */
export async function withDeadline<T>(
  milliseconds: number,
  { doing, changes }: Attempt,
  call: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const late = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      const silence = `The engine did not answer within ${milliseconds / 1000} s when asked to ${doing}.`;
      const next = changes ? ' It may still do it: look before you try again.' : '';
      reject(new AppError('engine_timeout', silence + next));
      late.abort();
    }, milliseconds);
  });
  try {
    return await Promise.race([call(late.signal), deadline]);
  } finally {
    clearTimeout(timer);
  }
}
