import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError, reasonOf } from '@/lib/model';

/** A role without a token has nobody. */
export interface RoleTokens {
  admin: string;
  operator: string | null;
  viewer: string | null;
}

/** Where the admin's token comes from. */
export type TokenSource = { kind: 'given'; token: string } | { kind: 'file'; path: string } | { kind: 'generated' };

const writableByAll = 0o002;

/** Anything shorter could be guessed; anything else could not travel in a header. */
const wellFormed = /^[\x21-\x7e]{16,512}$/;

/**
 * The admin's token. A generated one is 32 random bytes, kept in the data folder (0700) in a file that only its owner can
 * read (0600), and used again at the next start; `isNew` when this start made it. Throws AppError with a sentence for the
 * terminal.
 */
export function loadToken(source: TokenSource, dataDirectory: string): { token: string; isNew: boolean } {
  if (isOpenToAll(dataDirectory)) throw openToAll(dataDirectory);
  if (source.kind === 'given') return { token: checked(source.token, 'NETLOOM_TOKEN'), isNew: false };
  if (source.kind === 'file') {
    return { token: checked(read(source.path), `The file ${source.path} (NETLOOM_TOKEN_FILE)`), isNew: false };
  }
  const path = join(dataDirectory, 'token');
  let isNew = true;
  try {
    mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
    // Exclusive: of two that start at once, one writes and both read the same.
    writeFileSync(path, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (!isExisting(error)) throw unusable(path, error);
    chmodSync(path, 0o600);
    isNew = false;
  }
  return { token: checked(read(path), `The file ${path}`), isNew };
}

/** Throws AppError where one is unusable, or opens two doors: nobody could say which role it gives. */
export function roleTokensOf(admin: string, given: Pick<RoleTokens, 'operator' | 'viewer'>): RoleTokens {
  const operator = given.operator && checked(given.operator, 'NETLOOM_OPERATOR_TOKEN');
  const viewer = given.viewer && checked(given.viewer, 'NETLOOM_VIEWER_TOKEN');
  const all = [admin, operator, viewer].filter((token) => token !== null);
  if (new Set(all).size === all.length) return { admin, operator, viewer };
  throw new AppError('invalid_request', 'Each role needs a token of its own: two of those given are the same.');
}

/** The token of who reads the metrics: its own where one is given, else the admin's. Throws AppError as `roleTokensOf`. */
export function metricsTokenOf(given: string | null, tokens: RoleTokens): string {
  if (given === null) return tokens.admin;
  if (!Object.values(tokens).includes(given)) return checked(given, 'NETLOOM_METRICS_TOKEN');
  throw new AppError(
    'invalid_request',
    'NETLOOM_METRICS_TOKEN is a role’s token too: who reads metrics could do more.',
  );
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    throw unusable(path, error);
  }
}

function checked(token: string, where: string): string {
  if (wellFormed.test(token)) return token;
  throw new AppError(
    'invalid_request',
    `${where} does not hold a usable token: it needs 16 to 512 printable characters without blanks.`,
  );
}

function unusable(path: string, error: unknown): AppError {
  return new AppError('internal', `The token cannot be kept in ${path}: ${reasonOf(error)}`, { cause: error });
}

/**
 * Whoever may put a file there chooses the token of the next start, and beside a given one which sessions are over and
 * which edits are taken up again.
 */
function isOpenToAll(path: string): boolean {
  try {
    return ((statSync(path, { throwIfNoEntry: false })?.mode ?? 0) & writableByAll) !== 0;
  } catch (error) {
    throw unusable(path, error);
  }
}

function openToAll(path: string): AppError {
  return new AppError(
    'invalid_request',
    `Everybody on this machine may write to ${path}, and so choose the token or what is taken up at the next start. Run \`chmod o-w ${path}\`, or give another data directory.`,
  );
}

function isExisting(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}
