import { join } from 'node:path';
import { isLoopbackAddress } from '@/lib/auth/hosts';
import type { Connection, Engine } from '@/lib/model';
import type { Config } from './config';

/**
 * The address to open. The token travels in the fragment, which browsers never send: told when it was just made, and to a
 * person at a terminal; what is kept as a log is not told it at every start, nor a token that somebody chose.
 */
export function addressLine(
  config: Config,
  version: string,
  { token, tell }: { token: string; tell: boolean },
): string {
  const anyAddress = config.bind === '0.0.0.0' || config.bind === '::';
  const host = anyAddress ? '127.0.0.1' : config.bind.includes(':') ? `[${config.bind}]` : config.bind;
  const address = `${config.tls ? 'https' : 'http'}://${host}:${config.port}/`;
  const isOurs = config.auth !== 'off' && config.token.kind === 'generated';
  const where = isOurs && !tell ? ` (the token is in ${join(config.dataDirectory, 'token')})` : '';
  return `Netloom ${version} is at ${address}${isOurs && tell ? `#token=${token}` : ''}${where}`;
}

/** What a person should know of how it is reached; null where there is nothing. */
export function exposureLine({ bind, tls, trustedProxies }: Config): string | null {
  if (isLoopbackAddress(bind) || tls || trustedProxies.length > 0) return null;
  return 'Netloom is reached from other machines without TLS: whoever is on the way reads the token. Set NETLOOM_TLS_CERT and NETLOOM_TLS_KEY, or put a proxy before it.';
}

/** Which engine, and whether it answered. */
export function engineLine(address: string, connection: Connection, engine: Engine | undefined): string {
  if (connection.status === 'live') {
    const version = engine?.version ? `Docker ${engine.version}` : 'Docker';
    return `Netloom watches ${version} at ${address}`;
  }
  const reason = connection.reason ?? `No Docker engine answered at ${address}.`;
  return `Netloom has no engine yet, and keeps trying: ${reason} Without one, \`npm run lab\` starts a private engine.`;
}
