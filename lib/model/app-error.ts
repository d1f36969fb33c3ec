/** Every failure a person can meet, and the HTTP status it travels with. */
export const statusOfCode = {
  invalid_request: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  body_too_large: 413,
  unsupported_media_type: 415,
  not_possible: 422,
  engine_refused: 422,
  /** A socket proxy before the engine, or its authorization plugin, does not let it through. */
  engine_denied: 403,
  rate_limited: 429,
  internal: 500,
  engine_failed: 502,
  engine_unreachable: 503,
  engine_timeout: 504,
} as const;
export type ErrorCode = keyof typeof statusOfCode;

export interface ErrorDetail {
  /** The engine's own words, kept whole. */
  engineMessage?: string;
  /** Where in the request the cause is, e.g. `subnets.0.gateway`; absent when it is no single field. */
  field?: string;
  /** HTTP status the engine answered with. */
  engineStatus?: number;
  /** Seconds after which it is worth trying again. */
  retryAfter?: number;
  cause?: unknown;
}

/** The one error type: a code, a sentence (what was tried, why not, what to do), and what the engine said. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly engineMessage: string | undefined;
  readonly field: string | undefined;
  readonly engineStatus: number | undefined;
  readonly retryAfter: number | undefined;

  constructor(code: ErrorCode, sentence: string, detail: ErrorDetail = {}) {
    super(sentence, { cause: detail.cause });
    this.name = 'AppError';
    this.code = code;
    this.engineMessage = detail.engineMessage;
    this.field = detail.field;
    this.engineStatus = detail.engineStatus;
    this.retryAfter = detail.retryAfter;
  }

  get status(): number {
    return statusOfCode[this.code];
  }
}

/** By name and not by class: the bundler may give each entry (boot, a route, the proxy) its own copy of the class. */
export function isAppError(error: unknown): error is AppError {
  return error instanceof Error && error.name === 'AppError' && 'code' in error && 'status' in error;
}

/** The words of anything thrown, the engine's own among them. */
export function reasonOf(error: unknown): string {
  if (isAppError(error) && error.engineMessage) return `${error.message} The engine said: ${error.engineMessage}`;
  return error instanceof Error ? error.message : String(error);
}
