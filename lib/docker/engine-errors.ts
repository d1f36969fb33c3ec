import * as z from 'zod';
import { AppError, isAppError, reasonOf } from '@/lib/model';
import { denialSentence, isDenial, type Asked } from './denial';
import type { EngineEndpoint } from './endpoint';
import { refusalJson } from './system-json';
import { unreachableSentence } from './unreachable';

/** dockerode's: the status, and the body as JSON or, when it is none, as a Buffer. */
const statusError = z.object({ statusCode: z.number(), json: z.unknown() });
const systemError = z.object({ code: z.string() });

/** What a call was for: `connect “web” to “shop_app”`, and whether it was to change something. */
export interface Attempt {
  doing: string;
  changes: boolean;
  asked?: Asked;
}

/**
 * Anything thrown by a call to the engine, as the one error type. The sentence says what was tried and what to do next;
 * what the engine said about it is `engineMessage`, and is not repeated in the sentence.
 */
export function toAppError(error: unknown, endpoint: EngineEndpoint, { doing, changes, asked }: Attempt): AppError {
  if (isAppError(error)) return error;
  const answered = statusError.safeParse(error);
  if (answered.success) {
    const { statusCode, json } = answered.data;
    const words = messageIn(json);
    const engineMessage = words ?? messageOfStream(error);
    const detail = { engineStatus: statusCode, cause: error, ...(engineMessage && { engineMessage }) };
    // A page of a proxy is no message of the engine's; of a stream nobody keeps the two apart.
    const said = words ?? (json ? null : engineMessage);
    if (asked && isDenial(asked, statusCode, said)) {
      return new AppError('engine_denied', denialSentence([asked], said), { engineStatus: statusCode, cause: error });
    }
    return fromStatus(statusCode, engineMessage, detail, endpoint, { doing, changes });
  }
  const system = systemError.safeParse(error);
  if (system.success) {
    return new AppError('engine_unreachable', unreachableSentence(endpoint, system.data.code, reasonOf(error)), {
      cause: error,
    });
  }
  return new AppError('engine_failed', `The engine could not ${doing}: ${reasonOf(error)}.`, { cause: error });
}

type Detail = NonNullable<ConstructorParameters<typeof AppError>[2]>;

function fromStatus(
  status: number,
  engineMessage: string | null,
  detail: Detail,
  endpoint: EngineEndpoint,
  { doing, changes }: Attempt,
): AppError {
  const silent = engineMessage ? '' : ` and did not say why (HTTP status ${status})`;
  if (status >= 300 && status < 400) {
    return new AppError(
      'engine_failed',
      `${endpoint.address} answered with a redirect (HTTP status ${status}), which an engine never does; it was not followed.`,
      detail,
    );
  }
  if (status === 404) {
    const sentence = `The engine could not ${doing}: not all of it is there any more. Look at what there is now.`;
    return new AppError('not_found', sentence, detail);
  }
  // 20.10 answers 500 where newer ones answer 400 or 409 (bad subnet, address in use): with its reason, it is a refusal.
  if (status < 500 || (changes && engineMessage)) {
    const next = engineMessage ? 'Change what its answer complains of, then try again.' : logSaysMore;
    return new AppError('engine_refused', `The engine refused to ${doing}${silent}. ${next}`, detail);
  }
  return new AppError('engine_failed', `The engine failed to ${doing}${silent}. Try again. ${logSaysMore}`, detail);
}

const logSaysMore = 'The engine’s log (`journalctl -u docker` on its machine) may say more.';

/** For streamed answers docker-modem keeps the engine's words only inside its own sentence. */
function messageOfStream(error: unknown): string | null {
  return /^\(HTTP code \d+\) unexpected - (.+?) $/s.exec(reasonOf(error))?.[1]?.slice(0, 1000) ?? null;
}

function messageIn(json: unknown): string | null {
  const refusal = refusalJson.safeParse(json);
  return refusal.success && refusal.data.message ? refusal.data.message : null;
}

/** A 200 that is not what the Docker API says: docker-modem gives a Buffer when the body is not JSON. */
export function parseAnswer<T>(schema: z.ZodType<T>, answer: unknown, address: string, doing: string): T {
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  const what = Buffer.isBuffer(answer)
    ? `not JSON but ${JSON.stringify(answer.toString('utf8', 0, 60))}`
    : z.prettifyError(parsed.error).split('\n').slice(0, 2).join(' ').slice(0, 200);
  throw new AppError(
    'engine_failed',
    `What ${address} answered when asked to ${doing} is not the Docker API: ${what}. Is it a Docker engine?`,
    { cause: parsed.error },
  );
}
