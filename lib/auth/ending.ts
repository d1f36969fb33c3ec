/**
 * Aborts when the request does, and when it is ended. `begin` is handed how to end it, starts whatever does that, and
 * gives what forgets it again.
 */
export function ending(request: AbortSignal, begin: (end: () => void) => () => void): AbortSignal {
  const own = new AbortController();
  const signal = AbortSignal.any([request, own.signal]);
  const forget = begin(() => own.abort());
  signal.addEventListener('abort', forget, { once: true });
  if (signal.aborted) forget();
  return signal;
}
