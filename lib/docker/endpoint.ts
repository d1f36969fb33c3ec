/**
 * lib/docker: the only folder that knows the Docker Engine's API. Takes an address (resolved here as the docker CLI does)
 * and gives the Engine port in terms of lib/model. Must not import from any folder but lib/model.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError, reasonOf } from '@/lib/model';
import { readContext } from './context-store';
import { defaultSocket, parseHost, type HostAddress } from './host-address';

/** Contents of PEM files. */
export interface TlsMaterial {
  ca: string | null;
  cert: string | null;
  key: string | null;
  /** False accepts any server certificate, as the CLI does without `--tlsverify`. */
  verify: boolean;
}

/** Where an engine is and how to talk to it. */
export type EngineEndpoint = HostAddress & {
  /** For the person; without credentials. */
  address: string;
  /** What chose it, e.g. `DOCKER_HOST` or `the docker context "lab"`. */
  chosenBy: string;
  tls: TlsMaterial | null;
};

/** The text of a file; throws as `readFileSync` does, with `code: 'ENOENT'` when there is none. */
export type ReadFile = (path: string) => string;

/**
 * The engine that the docker CLI would use: DOCKER_HOST, then DOCKER_CONTEXT, then the current context of the CLI's
 * configuration, then the default socket. Throws AppError `engine_unreachable` naming what was tried.
 */
export function resolveEndpoint(
  env: NodeJS.ProcessEnv,
  home: string,
  readFile: ReadFile = (path) => readFileSync(path, 'utf8'),
): EngineEndpoint {
  const directory = env['DOCKER_CONFIG'] || join(home, '.docker');
  const host = env['DOCKER_HOST']?.trim();
  if (host) return fromEnvironment(host, 'DOCKER_HOST', env, directory, readFile);
  const named = env['DOCKER_CONTEXT']?.trim();
  const current = named || currentContext(directory, readFile);
  if (!current || current === 'default')
    return fromEnvironment(`unix://${defaultSocket}`, 'default', env, directory, readFile);
  const chosenBy = named ? `DOCKER_CONTEXT=${named}` : `the current docker context "${current}"`;
  const context = readContext(current, chosenBy, directory, readFile);
  return { ...parseHost(context.host, chosenBy, context.tls !== null), chosenBy, tls: context.tls };
}

/** Where the engine's socket is on its own host; null where only that host knows. */
export function socketOf(endpoint: EngineEndpoint): string | null {
  if (endpoint.kind === 'unix') return endpoint.path;
  return endpoint.kind === 'ssh' ? endpoint.remotePath : null;
}

function fromEnvironment(
  host: string,
  chosenBy: string,
  env: NodeJS.ProcessEnv,
  directory: string,
  readFile: ReadFile,
): EngineEndpoint {
  // As the CLI: any value at all switches it on, even "0".
  const verify = Boolean(env['DOCKER_TLS_VERIFY']);
  const wanted = verify || Boolean(env['DOCKER_TLS']);
  const parsed = parseHost(host, chosenBy, wanted);
  const tls = wanted && parsed.kind === 'tcp' ? readTls(env['DOCKER_CERT_PATH'] || directory, verify, readFile) : null;
  return { ...parsed, chosenBy, tls };
}

function readTls(directory: string, verify: boolean, readFile: ReadFile): TlsMaterial {
  const ca = optional(readFile, join(directory, 'ca.pem'));
  if (verify && ca === null) {
    throw new AppError(
      'engine_unreachable',
      `DOCKER_TLS_VERIFY is set, but there is no certificate authority at ${join(directory, 'ca.pem')}. ` +
        'Put ca.pem, cert.pem and key.pem there, or set DOCKER_CERT_PATH to their folder.',
    );
  }
  return {
    ca,
    cert: optional(readFile, join(directory, 'cert.pem')),
    key: optional(readFile, join(directory, 'key.pem')),
    verify,
  };
}

function currentContext(directory: string, readFile: ReadFile): string | null {
  const path = join(directory, 'config.json');
  const text = optional(readFile, path);
  if (text === null) return null;
  try {
    const config: unknown = JSON.parse(text);
    const name = typeof config === 'object' && config !== null && 'currentContext' in config && config.currentContext;
    return typeof name === 'string' && name ? name : null;
  } catch (cause) {
    // Why not would hold a piece of the text, and registry passwords stand in it.
    throw new AppError('engine_unreachable', `${path} is not valid JSON.`, { cause });
  }
}

/** null when the file does not exist; one that exists and cannot be read is an error. */
export function optional(readFile: ReadFile, path: string): string | null {
  try {
    return readFile(path);
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && (cause.code === 'ENOENT' || cause.code === 'ENOTDIR')) return null;
    throw new AppError('engine_unreachable', `${path} cannot be read: ${reasonOf(cause)}.`, { cause });
  }
}
