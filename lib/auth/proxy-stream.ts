/**
 * Who is signed in at a proxy may be signed out there, or have another role, and nobody tells us: what is open in their
 * name ends after so long. The browser asks anew by itself, and the proxy says again who it is.
 */
const longestMs = 60 * 60_000;

/** Aborts when the request does, and when it has been open for too long. */
export function untilAskedAgain(request: AbortSignal): AbortSignal {
  const own = new AbortController();
  const end = AbortSignal.any([request, own.signal]);
  const timer = setTimeout(() => own.abort(), longestMs).unref();
  const forget = () => clearTimeout(timer);
  end.addEventListener('abort', forget, { once: true });
  if (end.aborted) forget();
  return end;
}
