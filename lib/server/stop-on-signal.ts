import { log } from './log';

/** Less than the launcher's, so that it ends by itself. */
const graceMs = 4500;

/**
 * Next ends by itself on both signals once nothing is open any more; what still hangs after the grace is cut. Further
 * signals change nothing: without a handler the second one would kill the process in the middle of `stop`.
 */
export function stopOnSignal(stop: () => Promise<void>): void {
  let isEnding = false;
  const end = () => {
    if (isEnding) return;
    isEnding = true;
    setTimeout(() => {
      log.warn('What did not end in time is cut.');
      process.exit(0);
    }, graceMs).unref();
    stop().catch((error: unknown) => log.error({ err: error }, 'stopping failed'));
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
}

/** Resolves with `work`, whatever comes of it, and after so many milliseconds in any case. */
export async function within(milliseconds: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, milliseconds)));
  await Promise.race([Promise.allSettled([work]), late]);
  clearTimeout(timer);
}
