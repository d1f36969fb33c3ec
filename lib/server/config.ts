import { isLoopbackAddress } from '@/lib/auth/hosts';
import type { GuardRules } from '@/lib/auth/guard';
import type { TokenSource } from '@/lib/auth/token';
import { isLabelPattern } from '@/lib/docker/labels';
import { defaultRetention, parseRetention } from '@/lib/history/tiers';
import type { Retention } from '@/lib/history/tiers';
import { AppError, reasonOf } from '@/lib/model';
import { riskyRunOptions } from '@/lib/model/risky-run-option';
import type { RiskyRunOption } from '@/lib/model/risky-run-option';
import type { WantedSource } from '@/lib/traffic/choose-source';

/** Everything a person can set, typed. Docker's own variables are read by lib/docker. */
export interface Config extends GuardRules {
  /** Folder of what outlives a restart: the token, and where things stand on the picture. */
  dataDirectory: string;
  token: TokenSource;
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
  'NETLOOM_AUTH',
  'NETLOOM_ALLOW',
  'NETLOOM_ALLOWED_HOSTS',
  'NETLOOM_LABELS',
  'NETLOOM_METRICS_TOKEN',
  'NETLOOM_READ_ONLY',
  'NETLOOM_TRAFFIC_SOURCE',
  'NETLOOM_HISTORY',
  'NETLOOM_RETENTION',
];
const reserved = [
  'NETLOOM_OPERATOR_TOKEN',
  'NETLOOM_TLS_CERT',
  'NETLOOM_TLS_KEY',
  'NETLOOM_TRUSTED_PROXIES',
  'NETLOOM_VIEWER_TOKEN',
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
  const auth = choice('NETLOOM_AUTH', { on: 'on', off: 'off' }, 'on');
  if (auth === 'off' && !isLoopbackAddress(bind)) {
    problems.push(
      `NETLOOM_AUTH=off is possible on loopback only, and NETLOOM_BIND is ${bind}: whoever reaches Netloom controls Docker, and so is root here.`,
    );
  }
  if (value('NETLOOM_TOKEN') && value('NETLOOM_TOKEN_FILE')) {
    problems.push('NETLOOM_TOKEN and NETLOOM_TOKEN_FILE are both set: leave one of them out.');
  }
  const config: Config = {
    port: port(value('PORT'), problems),
    bind,
    dataDirectory: value('NETLOOM_DATA') ?? '.netloom',
    auth,
    token: tokenSource(value('NETLOOM_TOKEN'), value('NETLOOM_TOKEN_FILE')),
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
    .map((name) =>
      reserved.includes(name)
        ? `${name} is reserved for a later version and would do nothing in this one: unset it.`
        : `${name} is not a setting of Netloom. Known are PORT, ${known.join(', ')}.`,
    );
}

function port(given: string | undefined, problems: string[]): number {
  const number = given === undefined ? 3000 : /^\d{1,5}$/.test(given) ? Number(given) : NaN;
  if (number >= 1 && number <= 65535) return number;
  problems.push(`PORT is “${given}”, and must be a number from 1 to 65535.`);
  return 3000;
}

function retention(given: string | undefined, problems: string[]): Retention {
  try {
    return parseRetention(given ?? '');
  } catch (error) {
    problems.push(reasonOf(error));
    return defaultRetention;
  }
}

/** One that is misspelt would be found out only when a container is refused. */
function allowedRisks(given: string | undefined, problems: string[]): RiskyRunOption[] {
  const names = (given ?? '').split(',').map((name) => name.trim());
  for (const name of names) {
    if (name === '' || riskyRunOptions.some((option) => option === name)) continue;
    problems.push(`NETLOOM_ALLOW holds “${name}”, which is no risky option: those are ${riskyRunOptions.join(', ')}.`);
  }
  return riskyRunOptions.filter((option) => names.includes(option));
}

/** All of them would be those with secrets too. */
function furtherLabels(given: string | undefined, problems: string[]): string[] {
  const patterns = (given ?? '').split(',').map((pattern) => pattern.trim());
  const named = patterns.filter((pattern) => pattern !== '');
  for (const pattern of named) {
    if (isLabelPattern(pattern)) continue;
    problems.push(
      `NETLOOM_LABELS holds “${pattern}”, which is no label: write a key, or the beginning of one with a dot or * at its end.`,
    );
  }
  return named;
}

function tokenSource(token: string | undefined, path: string | undefined): TokenSource {
  if (token) return { kind: 'given', token };
  return path ? { kind: 'file', path } : { kind: 'generated' };
}

function allowedHosts(given: string | undefined, problems: string[]): string[] {
  const hosts = (given ?? '')
    .toLowerCase()
    .split(',')
    .map((host) => host.trim());
  const named = hosts.filter((host) => host !== '');
  for (const host of named) {
    if (/^(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/.test(host)) continue;
    problems.push(
      `NETLOOM_ALLOWED_HOSTS holds “${host}”, which is not a host name: write netloom.example.org, without https://.`,
    );
  }
  return named;
}
