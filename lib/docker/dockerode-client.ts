import Dockerode from 'dockerode';
import type { EngineAgent } from './engine-agent';
import type { EngineEndpoint } from './endpoint';

/** One request. `path` holds validated ids only: nothing is escaped on the way. */
export interface EngineRequest {
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  /** Objects in it travel as JSON, as the engine's `filters` do. */
  query?: Record<string, unknown>;
  body?: object;
  /** Resolves with the response itself once its headers are there. */
  stream?: boolean;
}

/** dockerode with every option spelled out. `version` like `1.41`; null leaves the choice to the engine. */
export function dockerodeClient(endpoint: EngineEndpoint, agent: EngineAgent, version: string | null): Dockerode {
  const prefix = endpoint.kind === 'tcp' ? endpoint.pathPrefix.slice(1) : '';
  const options = {
    // The agent opens the connection, TLS included; host and port only fill the Host header.
    protocol: 'http' as const,
    host: `http://${endpoint.kind === 'tcp' ? hostHeader(endpoint.host) : 'docker'}`,
    port: endpoint.kind === 'tcp' ? endpoint.port : 80,
    agent,
    // docker-modem puts this before every path, and would lose the path of the address otherwise.
    version: [prefix, version && `v${version}`].filter(Boolean).join('/'),
  };
  return withoutDockerEnvironment(() => new Dockerode(options));
}

/**
 * What the engine answers: parsed JSON, or a Buffer when it is none, or the response for a stream. Goes below dockerode's
 * verbs because they drop parts of answers (the warning of a created network) and cannot all be aborted.
 */
export function send(docker: Dockerode, request: EngineRequest, signal: AbortSignal): Promise<unknown> {
  const { method, path, query, body, stream = false } = request;
  return new Promise((resolve, reject) => {
    docker.modem.dial(
      {
        method,
        path: method === 'GET' || query ? `${path}?` : path,
        // Told apart: otherwise docker-modem writes the body into the address as well.
        options: body && query ? { _body: body, _query: query } : (body ?? query ?? {}),
        abortSignal: signal,
        isStream: stream,
        statusCodes: { 200: true, 201: true, 204: true },
      },
      (error, answer) => (error ? reject(error) : resolve(answer)),
    );
  });
}

function hostHeader(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}

const read = ['DOCKER_HOST', 'DOCKER_CERT_PATH', 'DOCKER_TLS_VERIFY', 'DOCKER_PATH_PREFIX', 'DOCKER_CLIENT_TIMEOUT'];

/**
 * docker-modem's constructor reads these even when everything is given: it throws when DOCKER_CERT_PATH names no files,
 * and a TCP DOCKER_HOST wins over a socket. Synchronous, so nobody else sees them missing.
 */
function withoutDockerEnvironment<T>(make: () => T): T {
  const kept = read.map((name) => [name, process.env[name]] as const);
  for (const name of read) delete process.env[name];
  try {
    return make();
  } finally {
    for (const [name, value] of kept) if (value !== undefined) process.env[name] = value;
  }
}
