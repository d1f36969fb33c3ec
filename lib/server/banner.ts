import type { Connection, Engine } from '@/lib/model';
import type { Config } from './config';

/** The address to open; the token travels in the fragment, which browsers never send. A given token stays untold. */
export function addressLine(config: Config, version: string, token: string): string {
  const anyAddress = config.bind === '0.0.0.0' || config.bind === '::';
  const host = anyAddress ? '127.0.0.1' : config.bind.includes(':') ? `[${config.bind}]` : config.bind;
  const fragment = config.auth === 'on' && config.token.kind === 'generated' ? `#token=${token}` : '';
  return `Netloom ${version} is at http://${host}:${config.port}/${fragment}`;
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
