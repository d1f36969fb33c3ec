/** For tests of the guard: who holds what, and how it answers. */
import { AppError } from '@/lib/model';
import type { Role } from '@/lib/model/session';
import type { Arrival } from './arrival';
import { guard } from './guard';
import type { CredentialCheck, GuardRules } from './guard';
import type { Need } from './roles';

const rules: GuardRules = {
  port: 3000,
  bind: '127.0.0.1',
  allowedHosts: [],
  auth: 'on',
  readOnly: false,
  trustedProxies: [],
  proxyRoles: new Map(),
};
const session = { id: 'the-session', role: 'admin', startedAt: 0, seenAt: 0 } as const;
const roleOfToken = new Map<string, Role>([
  ['right', 'admin'],
  ['theirs', 'operator'],
  ['looking', 'viewer'],
]);
const check: CredentialCheck = {
  bearer: (token) => roleOfToken.get(token) ?? new AppError('unauthenticated', 'wrong'),
  metricsBearer: (token) => (token === 'metrics' ? null : new AppError('unauthenticated', 'wrong')),
  sessionIn: (cookie, secure) => (cookie === (secure ? 'live-tls' : 'live') ? session : null),
  isMutationSecret: (role, holder, secret) => secret === `half of ${role} ${holder}`,
  change: (holder) => (holder === 'token:operator' ? new AppError('rate_limited', 'too many') : null),
};

export interface Case {
  method?: string;
  need?: Need;
  rules?: Partial<GuardRules>;
  headers?: Record<string, string>;
  arrival?: Partial<Arrival>;
}

/** How the guard answers: who passes, or the code of the refusal. */
export function answerTo({
  method = 'GET',
  need = 'viewer',
  headers = {},
  rules: changed = {},
  arrival,
}: Case): string {
  const request = {
    method,
    headers: new Headers({ host: '127.0.0.1:3000', ...headers }),
    arrival: { trusted: false, secure: false, ...arrival },
  };
  const { refusal, identity } = guard(request, need, { ...rules, ...changed }, check);
  return refusal?.code ?? identity?.by ?? '';
}

export const cookie = { cookie: 'live', 'sec-fetch-site': 'same-origin' };
export const exposed = { bind: '0.0.0.0', allowedHosts: ['net.example.org'] };
