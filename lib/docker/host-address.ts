import { AppError } from '@/lib/model';

export const defaultSocket = '/var/run/docker.sock';

export type HostAddress =
  | { kind: 'unix'; address: string; path: string }
  | { kind: 'tcp'; address: string; host: string; port: number; pathPrefix: string }
  | { kind: 'ssh'; address: string; host: string; port: number | null; user: string | null; remotePath: string | null };

/** An engine's address as the docker CLI writes it: `unix://`, `tcp://`, `ssh://`; without a scheme it is tcp. */
export function parseHost(text: string, chosenBy: string, secure: boolean): HostAddress {
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase() ?? 'tcp';
  if (scheme === 'unix') {
    const path = text.slice('unix://'.length) || defaultSocket;
    return { kind: 'unix', address: `unix://${path}`, path };
  }
  if (scheme === 'tcp') return parseTcp(text, chosenBy, secure);
  if (scheme === 'ssh') return parseSsh(text, chosenBy);
  if (scheme === 'npipe')
    throw refused(text, chosenBy, 'Windows named pipes are not supported; use tcp:// or ssh:// to reach this engine');
  throw refused(text, chosenBy, `"${scheme}" is not one of unix, tcp and ssh`);
}

function parseTcp(text: string, chosenBy: string, secure: boolean): HostAddress {
  const url = parseUrl(text.includes('://') ? text : `tcp://${text}`, chosenBy);
  const host = unbracketed(url.hostname) || 'localhost';
  const port = url.port ? Number(url.port) : secure ? 2376 : 2375;
  const pathPrefix = url.pathname.replace(/\/+$/, '');
  return { kind: 'tcp', host, port, pathPrefix, address: `tcp://${bracketed(host)}:${port}${pathPrefix}` };
}

function parseSsh(text: string, chosenBy: string): HostAddress {
  const url = parseUrl(text, chosenBy);
  const host = unbracketed(url.hostname);
  if (url.password)
    throw refused(text, chosenBy, 'passwords in ssh addresses are not supported; use a key or an agent');
  if (!host) throw refused(text, chosenBy, 'the host is missing');
  const user = url.username ? decodeURIComponent(url.username) : null;
  // Would be read as an option by ssh.
  if (host.startsWith('-') || user?.startsWith('-')) throw refused(text, chosenBy, 'it starts with a dash');
  const port = url.port ? Number(url.port) : null;
  const remotePath = url.pathname.replace(/^\/+$/, '') || null;
  // ssh hands the path to a shell on the other side, and all three to commands in the person's own ssh configuration.
  if (!/^[\w.:-]+$/.test(host) || !/^[\w.@+~\\-]*$/.test(user ?? '') || !/^[\w./@+~:-]*$/.test(remotePath ?? ''))
    throw refused(text, chosenBy, 'it holds characters that a shell might take for more than a name');
  const address = `ssh://${user ? `${user}@` : ''}${bracketed(host)}${port ? `:${port}` : ''}${remotePath ?? ''}`;
  return { kind: 'ssh', host, port, user, remotePath, address };
}

function parseUrl(text: string, chosenBy: string): URL {
  if (!URL.canParse(text)) throw refused(text, chosenBy, 'it is not an address');
  return new URL(text);
}

/** Says what was tried, with any password taken out. */
function refused(text: string, chosenBy: string, why: string): AppError {
  const shown = text.replace(/\/\/[^@/]*@/, '//…@');
  return new AppError(
    'engine_unreachable',
    `The engine's address "${shown}" (from ${chosenBy}) cannot be used: ${why}.`,
  );
}

function unbracketed(host: string): string {
  return host.replace(/^\[(.*)\]$/, '$1');
}

function bracketed(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}
