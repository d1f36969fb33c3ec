import { randomUUID } from 'node:crypto';
import type { AuditLog } from '@/lib/audit/audit-log';
import type { Identity } from '@/lib/auth/guard';
import { actionIdSchema } from '@/lib/model';
import type { AccessActionKind, AppError, Author } from '@/lib/model';

/** The same again within so long is counted only: who floods the record would push out what stands in it. */
const windowMs = 60_000;
/** How often within it the same is on record one by one: people do sign in twice. */
const oneByOne = { done: 20, refused: 1 };
/** How many different ones are told apart at a time. */
const remembered = 200;

interface Told {
  kind: AccessActionKind;
  author: Author;
  /** Method and path, or nothing that is worth telling. */
  asked: unknown;
  refusal: AppError | null;
}

/** Sign-ins, sign-outs and what was refused before it became an action: all of it on the one record. */
export class AccessRecords {
  readonly #audit: Pick<AuditLog, 'append'>;
  readonly #monotonicNow: () => number;
  readonly #lately = new Map<string, { since: number; told: number; more: number }>();

  /** `monotonicNow`: milliseconds that never jump. */
  constructor(audit: Pick<AuditLog, 'append'>, monotonicNow = () => performance.now()) {
    this.#audit = audit;
    this.#monotonicNow = monotonicNow;
  }

  signedIn(author: Author): void {
    this.#tell({ kind: 'sign-in', author, asked: null, refusal: null });
  }

  signedOut(author: Author): void {
    this.#tell({ kind: 'sign-out', author, asked: null, refusal: null });
  }

  /** A wrong token, given as such or as bearer. */
  refusedSignIn(author: Author, refusal: AppError): void {
    this.#tell({ kind: 'sign-in', author, asked: null, refusal });
  }

  /** A change that the guard let nobody ask for. */
  refusedRequest(author: Author, request: Pick<Request, 'method' | 'url'>, refusal: AppError): void {
    const { pathname } = new URL(request.url);
    this.#tell({ kind: 'request', author, asked: { method: request.method, path: pathname.slice(0, 200) }, refusal });
  }

  #tell(told: Told): void {
    const now = this.#monotonicNow();
    const outcome = told.refusal ? 'refused' : 'done';
    const key = [told.kind, told.author.who, told.author.via, told.refusal?.code].join(' ');
    const before = this.#lately.get(key);
    const isOver = before === undefined || now - before.since >= windowMs;
    const window = isOver ? { since: now, told: 0, more: 0 } : before;
    if (window.told >= oneByOne[outcome]) {
      window.more += 1;
      return;
    }
    window.told += 1;
    this.#lately.delete(key);
    const [oldest] = this.#lately.keys();
    if (this.#lately.size >= remembered && oldest !== undefined) this.#lately.delete(oldest);
    this.#lately.set(key, window);
    this.#append(told, isOver ? (before?.more ?? 0) : 0);
  }

  #append({ kind, author, asked, refusal }: Told, more: number): void {
    const uncounted = more === 0 ? '' : `(And ${more} times more since the last that is on record.)`;
    this.#audit.append({
      ...author,
      id: actionIdSchema.parse(randomUUID()),
      at: new Date().toISOString(),
      kind,
      outcome: refusal ? 'refused' : 'done',
      networkId: null,
      networkName: '',
      containerId: null,
      containerName: null,
      message: [refusal?.message ?? '', uncounted].filter(Boolean).join(' ') || null,
      engineMessage: null,
      undoes: null,
      asked,
      before: null,
      after: null,
    });
  }
}

/** Who it was, as the record names them. */
export function authorOf(identity: Identity | null, requestId: string): Author {
  if (identity?.by === 'proxy') return { who: identity.user, via: 'proxy', requestId };
  const by = identity?.by;
  const via = by === 'session' || by === 'token' ? by : by === 'everybody' ? 'open' : 'none';
  return { who: identity?.role ?? 'nobody', via, requestId };
}
