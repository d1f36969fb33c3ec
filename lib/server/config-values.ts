import { parseAddressRange } from '@/lib/auth/arrival';
import type { AddressRange } from '@/lib/auth/arrival';
import { everybodyElse, parseProxyRoles } from '@/lib/auth/proxy-user';
import type { ProxyRoles } from '@/lib/auth/proxy-user';
import type { TokenSource } from '@/lib/auth/token';
import { isLabelPattern } from '@/lib/docker/labels';
import { defaultRetention, parseRetention } from '@/lib/history/tiers';
import type { Retention } from '@/lib/history/tiers';
import { reasonOf } from '@/lib/model';
import { partsOf } from '@/lib/model/comma-list';
import { riskyRunOptions } from '@/lib/model/risky-run-option';
import type { RiskyRunOption } from '@/lib/model/risky-run-option';

/** PEM files of our own certificate, the chain included, and of its key. */
export interface TlsFiles {
  cert: string;
  key: string;
}

/** Each reads one variable's text; what does not fit becomes a sentence in `problems`, and a harmless value. */
type Given = string | undefined;

export function port(given: Given, problems: string[]): number {
  const number = given === undefined ? 3000 : /^\d{1,5}$/.test(given) ? Number(given) : NaN;
  if (number >= 1 && number <= 65535) return number;
  problems.push(`PORT is “${given}”, and must be a number from 1 to 65535.`);
  return 3000;
}

export function retention(given: Given, problems: string[]): Retention {
  try {
    return parseRetention(given ?? '');
  } catch (error) {
    problems.push(reasonOf(error));
    return defaultRetention;
  }
}

/** One that is misspelt would be found out only when a container is refused. */
export function allowedRisks(given: Given, problems: string[]): RiskyRunOption[] {
  const names = partsOf(given ?? '');
  for (const name of names) {
    if (riskyRunOptions.some((option) => option === name)) continue;
    problems.push(`NETLOOM_ALLOW holds “${name}”, which is no risky option: those are ${riskyRunOptions.join(', ')}.`);
  }
  return riskyRunOptions.filter((option) => names.includes(option));
}

export function tokenSource(token: Given, path: Given, problems: string[]): TokenSource {
  if (token && path) problems.push('NETLOOM_TOKEN and NETLOOM_TOKEN_FILE are both set: leave one of them out.');
  if (token) return { kind: 'given', token };
  return path ? { kind: 'file', path } : { kind: 'generated' };
}

export function allowedHosts(given: Given, problems: string[]): string[] {
  const hosts = partsOf(given?.toLowerCase() ?? '');
  for (const host of hosts) {
    if (/^(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/.test(host)) continue;
    problems.push(
      `NETLOOM_ALLOWED_HOSTS holds “${host}”, which is not a host name: write netloom.example.org, without https://.`,
    );
  }
  return hosts;
}

/** All of them would be those with secrets too. */
export function furtherLabels(given: Given, problems: string[]): string[] {
  const patterns = partsOf(given ?? '');
  for (const pattern of patterns) {
    if (isLabelPattern(pattern)) continue;
    problems.push(
      `NETLOOM_LABELS holds “${pattern}”, which is no label: write a key, or the beginning of one with a dot or * at its end.`,
    );
  }
  return patterns;
}

export function tlsFiles(cert: Given, key: Given, problems: string[]): TlsFiles | null {
  if (cert && key) return { cert, key };
  if (cert) problems.push('NETLOOM_TLS_CERT is set without NETLOOM_TLS_KEY: TLS needs both.');
  if (key) problems.push('NETLOOM_TLS_KEY is set without NETLOOM_TLS_CERT: TLS needs both.');
  return null;
}

export function trustedProxies(given: Given, problems: string[]): AddressRange[] {
  return partsOf(given ?? '').flatMap((range) => {
    if (/\/0+$/.test(range)) {
      problems.push(`NETLOOM_TRUSTED_PROXIES holds “${range}”, which is everybody: each could say who they are.`);
    }
    const parsed = parseAddressRange(range);
    if (parsed) return [parsed];
    problems.push(
      `NETLOOM_TRUSTED_PROXIES holds “${range}”, which is no address or network: write 10.0.0.5 or 10.0.0.0/24.`,
    );
    return [];
  });
}

/** Whoever the proxy lets in may look; more is said by name. */
export function proxyRoles(given: Given, problems: string[]): ProxyRoles {
  try {
    if (given !== undefined) return parseProxyRoles(given);
  } catch (error) {
    problems.push(`NETLOOM_PROXY_ROLES cannot be read. ${reasonOf(error)}`);
  }
  return new Map([[everybodyElse, 'viewer']]);
}
