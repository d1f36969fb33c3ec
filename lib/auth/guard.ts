/**
 * Takes one request's method and headers, what its route needs and how to check a credential; gives who it is, or
 * the refusal. Every handler goes through here.
 * Must not import anything of HTTP frameworks, the engine or the runtime: pure.
 */
import { AppError, isAppError } from '@/lib/model';
import type { Role } from '@/lib/model/session';
import type { Arrival, ProxyRules } from './arrival';
import { isAllowedHost, isLoopbackHost, unknownHost } from './hosts';
import type { HostRules } from './hosts';
import { proxyUserIn } from './proxy-user';
import type { ProxyRoles } from './proxy-user';
import { isChange, isSafe, suffices } from './roles';
import type { Need } from './roles';
import type { Session } from './session';

export const bodyLimit = 64 * 1024;
const secretHeader = 'x-netloom-secret';

export type Identity =
  | { by: 'nobody'; role: null; session: null }
  /** Authentication is switched off. */
  | { by: 'everybody'; role: Role; session: null }
  | { by: 'token'; role: Role; session: null }
  /** Reads the metrics, and may nothing else. */
  | { by: 'scraper'; role: null; session: null }
  /** Signed in at a proxy that is trusted to say so. */
  | { by: 'proxy'; role: Role; session: null; user: string }
  | { by: 'session'; role: Role; session: Session };

export interface GuardRules extends HostRules, ProxyRules {
  /** proxy: with it, whoever a trusted proxy names; tokens and sessions stand beside it. */
  auth: 'on' | 'off' | 'proxy';
  proxyRoles: ProxyRoles;
  readOnly: boolean;
}

/** What only the holder of the keys can answer. */
export interface CredentialCheck {
  /** Whose token it is; `unauthenticated` or `rate_limited` when nobody's. */
  bearer(token: string): Role | AppError;
  /** null: it reads the metrics. */
  metricsBearer(token: string): AppError | null;
  /** The live session in a `Cookie` header. */
  sessionIn(cookieHeader: string | null, secure: boolean): Session | null;
  /** `holder`: as `holderOf` names it. */
  isMutationSecret(role: Role, holder: string, secret: string | null): boolean;
  /** One more change by a holder; `rate_limited` when there were too many. */
  change(holder: string): AppError | null;
}

export interface GuardedRequest {
  method: string;
  headers: Pick<Headers, 'get' | 'has'>;
  arrival: Arrival;
}

/** What a mutation secret and a share of changes belong to. */
export function holderOf(identity: Identity): string {
  if (identity.by === 'session') return identity.session.id;
  if (identity.by === 'proxy') return `proxy:${identity.user}`;
  return `${identity.by}:${identity.role}`;
}

/** Who it is; with a refusal that is what to answer with, and the identity null where it was not found out. */
export type Admission = { refusal: null; identity: Identity } | { refusal: AppError; identity: Identity | null };

/** The body itself is still to be read within `bodyLimit`. */
export function guard(request: GuardedRequest, need: Need, rules: GuardRules, check: CredentialCheck): Admission {
  const identity =
    placeRefusal(request, rules) ??
    (need === 'metrics' ? identifyScraper(request, rules, check) : identify(request, need, rules, check));
  if (isAppError(identity)) return { refusal: identity, identity: null };
  const refusal =
    roleRefusal(identity, request, need, rules, check) ??
    bodyRefusal(request) ??
    rateRefusal(identity, request, need, check);
  return { refusal, identity };
}

function placeRefusal({ headers }: GuardedRequest, rules: GuardRules): AppError | null {
  const host = headers.get('host');
  if (!isAllowedHost(host, rules)) {
    return new AppError('forbidden', unknownHost);
  }
  const origin = headers.get('origin');
  if (origin !== null && !isSameOrigin(origin, host)) {
    return new AppError('forbidden', 'This request comes from another page than Netloom’s own.');
  }
  return null;
}

/** TLS may end at a proxy, so the scheme is not compared. `null` is what sandboxed frames and files send. */
function isSameOrigin(origin: string, host: string | null): boolean {
  const [, authority] = /^https?:\/\/([^/]+)$/i.exec(origin) ?? [];
  return authority !== undefined && authority.toLowerCase() === host?.toLowerCase();
}

function identify(
  { headers, arrival }: GuardedRequest,
  need: Need,
  rules: GuardRules,
  check: CredentialCheck,
): Identity | AppError {
  const bearer = bearerIn(headers);
  if (bearer !== undefined) {
    const role = rules.auth === 'off' ? 'admin' : check.bearer(bearer);
    return isAppError(role) ? role : { by: 'token', role, session: null };
  }
  if (rules.auth === 'off') return { by: 'everybody', role: 'admin', session: null };
  const told = rules.auth === 'proxy' && arrival.trusted ? proxyUserIn(headers, rules.proxyRoles) : null;
  // Who has no role may still sign in with a token.
  if (isAppError(told)) {
    if (need !== 'open') return told;
  } else if (told) return { by: 'proxy', ...told, session: null };
  const session = check.sessionIn(headers.get('cookie'), arrival.secure);
  return session ? { by: 'session', role: session.role, session } : { by: 'nobody', role: null, session: null };
}

/** No cookie: what scrapes is no browser. */
function identifyScraper({ headers }: GuardedRequest, rules: GuardRules, check: CredentialCheck): Identity | AppError {
  if (rules.auth === 'off') return { by: 'everybody', role: 'admin', session: null };
  const bearer = bearerIn(headers);
  const refusal = bearer === undefined ? null : check.metricsBearer(bearer);
  if (refusal) return refusal;
  if (bearer !== undefined) return { by: 'scraper', role: null, session: null };
  return new AppError(
    'unauthenticated',
    'Metrics need a bearer token: NETLOOM_METRICS_TOKEN, or where that is not set the token that Netloom printed.',
  );
}

function bearerIn(headers: GuardedRequest['headers']): string | undefined {
  return /^bearer +(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1];
}

function roleRefusal(
  identity: Identity,
  request: GuardedRequest,
  need: Need,
  rules: GuardRules,
  check: CredentialCheck,
): AppError | null {
  // An open GET tells nothing that matters; an open POST is the sign-in, which no other site may press.
  if (need === 'open') return isSafe(request.method) ? null : fetchSiteRefusal(identity, request, rules);
  if (need === 'metrics') return fetchSiteRefusal(identity, request, rules);
  if (identity.role === null) {
    return new AppError('unauthenticated', 'Sign in first: with the token that Netloom printed when it started.');
  }
  const elsewhere = fetchSiteRefusal(identity, request, rules);
  if (elsewhere) return elsewhere;
  if (rules.readOnly && suffices(need, 'operator')) {
    return new AppError('not_found', 'This Netloom is read-only: there is nothing here that changes anything.');
  }
  if (!suffices(identity.role, need)) return new AppError('forbidden', `This needs the role ${need}.`);
  // Signing out asks for no more than the session: it is the way back for a browser that lost the other half.
  if (isChange(request.method, need) && (identity.by === 'session' || identity.by === 'proxy')) {
    if (!check.isMutationSecret(identity.role, holderOf(identity), request.headers.get(secretHeader))) {
      return new AppError('forbidden', 'This browser may look but not change: sign out, then in again.');
    }
  }
  return null;
}

/**
 * A container published on the same loopback name receives our cookie and could send it back. Browsers say where a
 * request comes from, and only to places they trust (loopback, TLS): over plain HTTP to another name the header is
 * missing, and SameSite, Origin and the mutation secret have to do.
 */
function fetchSiteRefusal(identity: Identity, request: GuardedRequest, rules: GuardRules): AppError | null {
  const { headers, arrival } = request;
  if (identity.by === 'token' || identity.by === 'scraper') return null;
  const site = headers.get('sec-fetch-site');
  if (site === 'same-origin') return null;
  const isFromNoBrowser = site === null && identity.by !== 'session' && identity.by !== 'proxy';
  const isPlain = !arrival.secure && !isLoopbackHost(headers.get('host')?.toLowerCase() ?? '', rules);
  const isUntrustedPlace = site === null && isPlain;
  if (isFromNoBrowser || isUntrustedPlace) return null;
  return new AppError('forbidden', 'Only Netloom’s own page may use this session. Programs send the token as bearer.');
}

/** Signing out asks for no share: it must be possible at any time. */
function rateRefusal(
  identity: Identity,
  { method }: GuardedRequest,
  need: Need,
  check: CredentialCheck,
): AppError | null {
  return isChange(method, need) ? check.change(holderOf(identity)) : null;
}

function bodyRefusal({ method, headers }: GuardedRequest): AppError | null {
  if (isSafe(method)) return null;
  const length = headers.get('content-length');
  if (length !== null && !(Number(length) <= bodyLimit)) return bodyTooLarge();
  const hasBody =
    (length !== null && length !== '0') || headers.has('transfer-encoding') || headers.has('content-type');
  const [mediaType = ''] = (headers.get('content-type') ?? '').split(';');
  if (!hasBody || mediaType.trim().toLowerCase() === 'application/json') return null;
  return new AppError('unsupported_media_type', 'The body must be JSON: send content-type: application/json.');
}

export function bodyTooLarge(): AppError {
  return new AppError('body_too_large', `A body may hold ${bodyLimit / 1024} kB at most.`);
}
