import * as z from 'zod/mini';
import { AppError, statusOfCode, type ErrorCode } from '@/lib/model';
import { isTurnedAway, turnedAway } from './door';
import { mutationSecret } from './mutation-secret';

const failureSchema = z.object({
  error: z.object({
    code: z.custom<ErrorCode>((value) => typeof value === 'string' && value in statusOfCode),
    message: z.string(),
    engineMessage: z.optional(z.string()),
    field: z.optional(z.string()),
  }),
});

const sessionPath = '/api/session';

/**
 * The one call to the server. Rejects with the AppError that the server sent, or `internal` when nothing answers. With
 * `keepalive` it outlives the page; browsers let 64 kB at a time do so.
 * `operation`: under which the server does it once, though it be asked again.
 */
export async function callApi<T>(
  method: string,
  path: string,
  answer: z.ZodMiniType<T>,
  body?: unknown,
  { keepalive = false, operation }: { keepalive?: boolean; operation?: string } = {},
): Promise<T> {
  if (isTurnedAway() && path !== sessionPath) throw new AppError('unauthenticated', 'Sign in first.');
  const headers: Record<string, string> = {};
  const secret = mutationSecret.get();
  if (method !== 'GET' && secret !== null) headers['x-netloom-secret'] = secret;
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (operation !== undefined) headers['idempotency-key'] = `"${operation}"`;
  const response = await fetch(path, {
    method,
    headers,
    body: body === undefined ? null : JSON.stringify(body),
    cache: 'no-store',
    keepalive,
  }).catch((error: unknown) => {
    throw new AppError('internal', 'Netloom’s own server did not answer. Is it still running?', { cause: error });
  });
  const text = await response.text();
  const value = parseJson(text);
  if (!response.ok) {
    const failure = failureSchema.safeParse(value);
    if (!failure.success) throw new AppError('internal', `The server answered ${response.status} without a reason.`);
    const { code, message, engineMessage, field } = failure.data.error;
    // A wrong token ends no session that is there.
    const isSignIn = method === 'POST' && path === sessionPath;
    if (code === 'unauthenticated' && !isSignIn) turnedAway();
    throw new AppError(code, message, {
      ...(engineMessage !== undefined && { engineMessage }),
      ...(field !== undefined && { field }),
    });
  }
  return answer.parse(value);
}

function parseJson(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AppError('internal', 'The server answered with something that is not JSON.', { cause: error });
  }
}
