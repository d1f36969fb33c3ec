import { ending } from './ending';

/**
 * Who is signed in at a proxy may be signed out there, or have another role, and nobody tells us: what is open in their
 * name ends after so long. The browser asks anew by itself, and the proxy says again who it is.
 */
const longestMs = 60 * 60_000;

/** Aborts when the request does, and when it has been open for too long. */
export function untilAskedAgain(request: AbortSignal): AbortSignal {
  return ending(request, (end) => {
    const timer = setTimeout(end, longestMs).unref();
    return () => clearTimeout(timer);
  });
}
