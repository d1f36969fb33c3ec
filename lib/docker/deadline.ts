import { AppError } from '@/lib/model';

/**
 * The answer of `call`, or `engine_timeout` after that many milliseconds. Needed around every call to the engine:
 * docker-modem 5 settles neither when the connection is cut inside a body nor, with its own timeout, when it hangs there.
 */
export async function withDeadline<T>(
  milliseconds: number,
  doing: string,
  call: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const late = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(
        new AppError(
          'engine_timeout',
          `The engine did not answer within ${milliseconds / 1000} s when asked to ${doing}.`,
        ),
      );
      late.abort();
    }, milliseconds);
  });
  try {
    return await Promise.race([call(late.signal), deadline]);
  } finally {
    clearTimeout(timer);
  }
}
