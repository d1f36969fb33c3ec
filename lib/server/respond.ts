import { metricsContentType } from '@/lib/metrics/exposition';
import { isAppError, AppError } from '@/lib/model';
import { answerHeaders, barePolicy } from '@/lib/launch/answer-headers.mjs';
import type { Runtime } from './running';

const always = { ...answerHeaders, 'cache-control': 'no-store', 'content-security-policy': barePolicy };

/** Adds what every answer of the API carries, streams included. */
export function finish(response: Response, setCookie: string | null): Response {
  for (const [name, value] of Object.entries(always)) {
    if (!response.headers.has(name)) response.headers.set(name, value);
  }
  if (setCookie !== null && !response.headers.has('set-cookie')) response.headers.append('set-cookie', setCookie);
  return response;
}

/** The answer of a streaming operation; without a body it is what HEAD gets. */
export function eventStream(body: ReadableStream<Uint8Array> | null): Response {
  return new Response(body, {
    // A proxy that collects the answer before it hands it on would show nothing, ever.
    headers: { 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no', vary: 'accept-encoding' },
  });
}

/** Metrics as Prometheus reads them. */
export function metricsText(text: string): Response {
  return new Response(text, { headers: { 'content-type': metricsContentType } });
}

/** The one shape of an error. What nobody foresaw goes to the log whole, and to the person as a number to look for. */
export function errorResponse(error: unknown, requestId: string, log: Runtime['log'] | null): Response {
  const known = isAppError(error) ? error : null;
  if (!known || known.code === 'internal') log?.error({ err: error, requestId }, 'a request failed');
  const told = known ?? new AppError('internal', 'Something went wrong in Netloom itself; its log says what.');
  const { code, message, engineMessage, field } = told;
  // What is undefined is left out of JSON.
  const body = { error: { code, message, engineMessage, field, requestId } };
  const response = Response.json(body, { status: told.status });
  if (told.retryAfter !== undefined) response.headers.set('retry-after', String(told.retryAfter));
  if (code === 'unauthenticated') response.headers.set('www-authenticate', 'Bearer');
  return response;
}
