import type { GuardRules } from '@/lib/auth/guard';
import { isLoopbackAddress } from '@/lib/auth/hosts';
import type { RoleTokens, TokenSource } from '@/lib/auth/token';
import type { Retention } from '@/lib/history/tiers';
import { AppError } from '@/lib/model';
import type { RiskyRunOption } from '@/lib/model/risky-run-option';
import type { WantedSource } from '@/lib/traffic/choose-source';
import {
  allowedHosts,
  allowedRisks,
  furtherLabels,
  port,
  proxyRoles,
  retention,
  tlsFiles,
  tokenSource,
  trustedProxies,
} from './config-values';
import type { TlsFiles } from './config-values';

/** Everything a person can set, typed. Docker's own variables are read by lib/docker. */
export interface Config extends GuardRules {
  /** Folder of what outlives a restart: the token, and where things stand on the picture. */
  dataDirectory: string;
  token: TokenSource;
  /** Of the other roles; null: nobody has it. */
  roleTokens: Pick<RoleTokens, 'operator' | 'viewer'>;
  /** null: plain HTTP. */
  tls: TlsFiles | null;
  /** Of who reads the metrics; null: the token does. */
  metricsToken: string | null;
  trafficSource: WantedSource;
  /** Whether traffic is written down, and for how long. */
  history: 'on' | 'off';
  retention: Retention;
  /** Ways out of a container that may be asked for when one is run. */
  allow: RiskyRunOption[];
  /** Labels of containers that are shown besides the usual ones. */
  labels: string[];
}

type Environment = Readonly<Record<string, string | undefined>>;

const known = [
  'NETLOOM_BIND',
  'NETLOOM_DATA',
  'NETLOOM_TOKEN',
  'NETLOOM_TOKEN_FILE',
  'NETLOOM_OPERATOR_TOKEN',
  'NETLOOM_VIEWER_TOKEN',
  'NETLOOM_AUTH',
  'NETLOOM_ALLOW',
  'NETLOOM_ALLOWED_HOSTS',
  'NETLOOM_LABELS',
  'NETLOOM_METRICS_TOKEN',
  'NETLOOM_PROXY_ROLES',
  'NETLOOM_READ_ONLY',
  'NETLOOM_TLS_CERT',
  'NETLOOM_TLS_KEY',
  'NETLOOM_TRAFFIC_SOURCE',
  'NETLOOM_TRUSTED_PROXIES',
  'NETLOOM_HISTORY',
  'NETLOOM_RETENTION',
];

/**
 * The configuration in the environment; an empty variable counts as unset. Throws one AppError whose sentences name
 * every unknown name and bad value: a misspelt switch that does nothing would be worse than no start.
 */
export function parseConfig(environment: Environment): Config {
  const problems: string[] = unknownNames(environment);
  const value = (name: string) => environment[name]?.trim() || undefined;
  const choice = <T extends string>(name: string, choices: Readonly<Record<string, T>>, fallback: T): T => {
    const given = value(name);
    if (given === undefined) return fallback;
    const chosen = Object.hasOwn(choices, given) ? choices[given] : undefined;
    if (chosen === undefined) problems.push(`${name} is “${given}”, and can be ${Object.keys(choices).join(', ')}.`);
    return chosen ?? fallback;
  };

  const bind = value('NETLOOM_BIND') ?? '127.0.0.1';
  if (!/^(?:localhost|[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)$/.test(bind)) {
    problems.push(`NETLOOM_BIND is “${bind}”, and must be an address of this machine, like 127.0.0.1 or 0.0.0.0.`);
  }
  const auth = choice('NETLOOM_AUTH', { on: 'on', off: 'off', proxy: 'proxy' }, 'on');
  if (auth === 'off' && !isLoopbackAddress(bind)) {
    problems.push(
      `NETLOOM_AUTH=off is possible on loopback only, and NETLOOM_BIND is ${bind}: whoever reaches Netloom controls Docker, and so is root here.`,
    );
  }
  if (auth === 'proxy' && !value('NETLOOM_TRUSTED_PROXIES')) {
    problems.push(
      'NETLOOM_AUTH=proxy believes a proxy who asks: say in NETLOOM_TRUSTED_PROXIES at which address it is.',
    );
  }
  if (auth !== 'proxy' && value('NETLOOM_PROXY_ROLES')) {
    problems.push(
      'NETLOOM_PROXY_ROLES is for NETLOOM_AUTH=proxy only: without it, no user is ever taken from a proxy.',
    );
  }
  const config: Config = {
    port: port(value('PORT'), problems),
    bind,
    dataDirectory: value('NETLOOM_DATA') ?? '.netloom',
    auth,
    token: tokenSource(value('NETLOOM_TOKEN'), value('NETLOOM_TOKEN_FILE'), problems),
    roleTokens: {
      operator: value('NETLOOM_OPERATOR_TOKEN') ?? null,
      viewer: value('NETLOOM_VIEWER_TOKEN') ?? null,
    },
    tls: tlsFiles(value('NETLOOM_TLS_CERT'), value('NETLOOM_TLS_KEY'), problems),
    trustedProxies: trustedProxies(value('NETLOOM_TRUSTED_PROXIES'), problems),
    proxyRoles: proxyRoles(value('NETLOOM_PROXY_ROLES'), problems),
    metricsToken: value('NETLOOM_METRICS_TOKEN') ?? null,
    allowedHosts: allowedHosts(value('NETLOOM_ALLOWED_HOSTS'), problems),
    readOnly:
      choice('NETLOOM_READ_ONLY', { on: 'on', off: 'off', true: 'on', false: 'off', 1: 'on', 0: 'off' }, 'off') ===
      'on',
    trafficSource: choice(
      'NETLOOM_TRAFFIC_SOURCE',
      { auto: 'auto', proc: 'proc', stats: 'stats', none: 'none' },
      'auto',
    ),
    history: choice('NETLOOM_HISTORY', { on: 'on', off: 'off' }, 'on'),
    retention: retention(value('NETLOOM_RETENTION'), problems),
    allow: allowedRisks(value('NETLOOM_ALLOW'), problems),
    labels: furtherLabels(value('NETLOOM_LABELS'), problems),
  };
  if (problems.length > 0) throw new AppError('invalid_request', problems.join('\n'));
  return config;
}

/** What `npm run lab` is told, and passes on with its environment. */
const launchers = /^NETLOOM_LAB_/;

function unknownNames(environment: Environment): string[] {
  return Object.keys(environment)
    .filter((name) => name.startsWith('NETLOOM_') && !launchers.test(name) && !known.includes(name))
    .map((name) => `${name} is not a setting of Netloom. Known are PORT, ${known.join(', ')}.`);
}
