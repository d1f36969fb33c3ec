import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { EngineRefusal } from '../engine-refusal';
import type { FaultScript } from '../faults/fault-script';
import type { DoubleWorld } from '../world/double-world';
import { jsonAnswer, sendAnswer, type Answer } from './answer';
import { refuseVersion } from './api-version';
import { redirectUnclean } from './clean-path';
import { exchangeOf, type Exchange } from './exchange';
import type { RequestLog } from './request-log';
import type { Router } from './router';
import { ResponseWire, type Wire } from './wire';

export interface ServerParts {
  readonly world: DoubleWorld;
  readonly router: Router;
  readonly script: FaultScript;
  readonly requests: RequestLog;
}

/** Request in, fault or engine, answer out. */
export function engineServer(parts: ServerParts): Server {
  const server = createServer((request, response) => void serve(parts, request, response));
  server.keepAliveTimeout = 0;
  server.requestTimeout = 0;
  return server;
}

async function serve(parts: ServerParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.on('error', () => {});
  const body = await textOfRequest(request);
  if (body === null) return;
  const exchange = exchangeOf(request.method ?? 'GET', request.url ?? '/', body);
  const { method, path } = exchange;
  const route = parts.router.find(exchange)?.name ?? `${method} ${exchange.plainPath}`;
  parts.requests.add({ method, path, route, at: parts.world.now(), body });
  const proceed = (wire: Wire) => {
    const leave = sendAnswer(answerTo(parts, exchange), commonHeaders(parts.world), wire);
    response.on('close', leave);
  };
  const wire = new ResponseWire(response);
  const armed = parts.script.take(exchange);
  if (armed) armed.fault(wire, proceed, armed.released, exchange);
  else proceed(wire);
}

async function textOfRequest(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request) chunks.push(chunk as Buffer);
  } catch {
    return null; // The client left while it was still asking.
  }
  return Buffer.concat(chunks).toString('utf8');
}

function answerTo({ world, router }: ServerParts, exchange: Exchange): Answer {
  try {
    const early = redirectUnclean(exchange) ?? refuseVersion(exchange.apiVersion, world.dialect);
    if (early) return early;
    return router.find(exchange)?.handle(exchange) ?? jsonAnswer(404, { message: 'page not found' });
  } catch (error) {
    if (error instanceof EngineRefusal) return jsonAnswer(error.status, { message: error.message });
    return jsonAnswer(500, { message: `the double failed: ${error instanceof Error ? error.stack : String(error)}` });
  }
}

const commonHeaders = ({ dialect }: DoubleWorld) => ({
  'Api-Version': dialect.apiVersion,
  'Docker-Experimental': 'false',
  Ostype: 'linux',
  Server: `Docker/${dialect.fullVersion} (linux)`,
});
