import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The word for word answer of Tecnativa's docker-socket-proxy, which is HAProxy's. */
const page = '<html><body><h1>403 Forbidden</h1>\nRequest forbidden by administrative rules.\n</body></html>\n\n';

export interface SocketProxy {
  dockerHost: string;
  /** Of what was let through and of what was denied, `METHOD /path` without version and query, in order. */
  passed: string[];
  denied: string[];
  /** From now on. */
  allow: (allowed: readonly string[]) => void;
  /** Cuts every connection, as a proxy that is restarted does. */
  cut: () => void;
  stop: () => Promise<void>;
}

/**
 * Stands before an engine as docker-socket-proxy does. `allowed`: sections of the API to read (`containers`, `info`), paths
 * within them (`containers/json`), and `POST` for everything else than reading.
 */
export async function startSocketProxy(socket: string, allowed: readonly string[]): Promise<SocketProxy> {
  const folder = mkdtempSync(join(tmpdir(), 'netloom-proxy-'));
  const path = join(folder, 'docker.sock');
  let allowing = allowed;
  const [passed, denied]: [string[], string[]] = [[], []];
  const lets = (method: string, plain: string) =>
    (method === 'GET' || method === 'HEAD' || allowing.includes('POST')) &&
    allowing.some((part) => plain === `/${part}` || plain.startsWith(`/${part}/`));

  const answer = (asked: IncomingMessage, reply: ServerResponse) => {
    const { method = 'GET', url = '/', headers } = asked;
    const plain = url.replace(/^\/v[\d.]+(?=\/)/, '').replace(/\?.*$/, '');
    const line = `${method} ${plain}`;
    if (!lets(method, plain)) {
      denied.push(line);
      asked.resume();
      reply.writeHead(403, { 'content-type': 'text/html', 'cache-control': 'no-cache' }).end(page);
      return;
    }
    passed.push(line);
    const onward = request({ socketPath: socket, method, path: url, headers, agent: false }, (answered) => {
      reply.writeHead(answered.statusCode ?? 502, answered.headers);
      reply.flushHeaders();
      answered.on('error', () => reply.destroy());
      answered.pipe(reply);
    });
    onward.on('error', () => reply.destroy());
    reply.on('close', () => onward.destroy());
    asked.pipe(onward);
  };
  const server = createServer(answer).listen(path);
  await once(server, 'listening');
  return {
    dockerHost: `unix://${path}`,
    passed,
    denied,
    allow: (next) => (allowing = next),
    cut: () => server.closeAllConnections(),
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
