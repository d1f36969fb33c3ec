import { Agent, type ClientRequest, type IncomingMessage } from 'node:http';
import { connect as connectTcp, isIP } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect as connectTls } from 'node:tls';
import { inspect } from 'node:util';
import type { EngineEndpoint } from './endpoint';
import { ProgramConnection, sshCommand } from './ssh-connection';

/**
 * Opens connections to one engine and to nothing else, whatever address the request names, and mends on the way three
 * things of docker-modem 5.0: it follows redirects to any host, never settles when a body is cut, and prints the whole
 * agent for its debug log at every request, logged or not.
 */
export class EngineAgent extends Agent {
  readonly #endpoint: EngineEndpoint;

  constructor(endpoint: EngineEndpoint) {
    // A local socket costs 0.1 ms to open, and a new one is never stale; over TLS and ssh a connection is worth keeping.
    super({ keepAlive: endpoint.kind !== 'unix', maxSockets: endpoint.kind === 'ssh' ? 6 : 64 });
    this.#endpoint = endpoint;
  }

  override createConnection(): Duplex {
    return openConnection(this.#endpoint);
  }

  addRequest(request: ClientRequest, ...rest: unknown[]): void {
    request.prependOnceListener('response', (response: IncomingMessage) => {
      delete response.headers.location;
      response.once('close', () => {
        if (!response.complete) request.emit('error', cutOff());
      });
    });
    // Agent.prototype.addRequest is what node:http calls; it is missing from the types.
    Reflect.apply(Reflect.get(Agent.prototype, 'addRequest'), this, [request, ...rest]);
  }

  [inspect.custom](): string {
    return `EngineAgent(${this.#endpoint.address})`;
  }
}

function openConnection(endpoint: EngineEndpoint): Duplex {
  if (endpoint.kind === 'unix') return connectTcp({ path: endpoint.path });
  if (endpoint.kind === 'ssh') return new ProgramConnection(sshCommand(endpoint));
  const { host, port, tls } = endpoint;
  // Notices that the far machine is gone, which an idle event stream alone would not.
  const keepAlive = { keepAlive: true, keepAliveInitialDelay: 15_000 };
  if (!tls) return connectTcp({ host, port, ...keepAlive });
  return connectTls({
    host,
    port,
    ...keepAlive,
    ...(isIP(host) ? {} : { servername: host }),
    ca: tls.ca ?? undefined,
    cert: tls.cert ?? undefined,
    key: tls.key ?? undefined,
    rejectUnauthorized: tls.verify,
  });
}

function cutOff(): Error {
  return Object.assign(new Error('the connection was cut in the middle of an answer'), { code: 'ECONNRESET' });
}
