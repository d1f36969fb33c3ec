/**
 * The server's own process: one listening socket, HTTP or HTTPS, in front of Next. Next's `start` speaks no TLS, and tells
 * a handler nothing of the socket that a request came over.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import next from 'next';
import { answerHeaders, barePolicy } from './answer-headers.mjs';
import { followCertificate, readCertificate } from './certificate.mjs';
import { projectFolder } from './project.mjs';
import { logLine } from './log-line.mjs';
import { dropForgedHeaders, refusalOf } from './request-line.mjs';

const port = Number(process.env.PORT);
// As the configuration reads it: an empty one would be every address, and it would believe that it is loopback.
const hostname = process.env.NETLOOM_BIND?.trim() || '127.0.0.1';
const tls = { cert: process.env.NETLOOM_TLS_CERT?.trim(), key: process.env.NETLOOM_TLS_KEY?.trim() };

/** Bodies are 64 kB at most, and whoever dawdles is not waited for. */
const limits = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 5_000,
  maxHeaderSize: 16_384,
};
const mostConnections = 1024;

/** Read by lib/server/connection.ts: a header could be forged or is taken out by Next, this cannot and is not. */
const connections = new AsyncLocalStorage();
globalThis.netloomConnection = connections;

/** @param {string} sentence @returns {never} */
function fail(sentence) {
  process.stderr.write(`Netloom does not start:\n${sentence}\n`);
  process.exit(1);
}

function listeningServer() {
  // One without the other is told by the configuration, with whatever else is wrong.
  if (!tls.cert || !tls.key) return createHttpServer(limits);
  const files = { cert: tls.cert, key: tls.key };
  try {
    const server = createHttpsServer({ ...limits, handshakeTimeout: 10_000, ...readCertificate(files) });
    followCertificate(server, files);
    return server;
  } catch (error) {
    return fail(/** @type {Error} */ (error).message);
  }
}

const server = listeningServer();
server.once('error', (error) => fail(`It cannot listen at ${hostname} on port ${port}: ${error.message}.`));
server.maxConnections = mostConnections;
server.listen(port, hostname);

// Next would listen for upgrades on ours, past every check, and leave what it does not know open for ever: it gets a server
// that nobody reaches. Without such a listener Node answers an upgrade as any request.
const nobodys = createHttpServer();
const app = next({ dev: false, dir: projectFolder, hostname, port, quiet: true, httpServer: nobodys });
const answer = app.prepare().then(() => app.getRequestHandler());
answer.catch((error) => fail(String(error?.message ?? error)));

/** Whoever is connected, TLS or not yet, by their address and port: below a socket of TLS is another one. */
const connected = new Map();
/** Requests that are being answered. @type {Set<import('node:http').IncomingMessage>} */
const answered = new Set();
let isEnding = false;
/** @param {import('node:net').Socket} socket */
const nameOf = ({ remoteAddress, remotePort }) => `${remoteAddress} ${remotePort}`;

server.on('connection', (socket) => {
  const name = nameOf(socket);
  connected.set(name, socket);
  socket.once('close', () => connected.delete(name));
});

server.on('request', (request, response) => {
  const { socket } = request;
  answered.add(request);
  response.once('close', () => {
    answered.delete(request);
    // Kept alive for a next request it would keep the process too.
    if (isEnding) socket.destroySoon();
  });
  const refusal = refusalOf(request.method ?? '', request.url ?? '');
  if (refusal) return refuse(response, refusal);
  dropForgedHeaders(request.headers);
  const { remoteAddress: peer = null } = socket;
  const encrypted = 'encrypted' in socket;
  const declareGzip = () => response.setHeader('content-encoding', 'gzip');
  connections.run({ peer, encrypted, declareGzip }, () => {
    answer
      .then((handle) => handle(request, response))
      .catch((error) => {
        logLine(50, `A request could not be handed on: ${error}`);
        response.destroy();
      });
  });
});

/**
 * @param {import('node:http').ServerResponse} response
 * @param {import('./request-line.mjs').Refusal} refusal
 */
function refuse(response, { status, sentence, allow }) {
  // What follows on this connection would be the body that is not read.
  response.writeHead(status, {
    ...answerHeaders,
    ...{ 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', connection: 'close' },
    'content-security-policy': barePolicy,
    ...(allow && { allow }),
  });
  response.end(`${sentence}\n`);
}

/** Milliseconds that answers have to be read: less than the runtime's grace. */
const patienceMs = 4000;

/**
 * The runtime closes its streams on the same signals: then nothing is open any more, and the process ends by itself. Who
 * is still being answered gets the answer; who has not said, or not to the end, what they want is not waited for.
 */
function end() {
  if (isEnding) return;
  isEnding = true;
  // Before there is a runtime nobody else hears the signal, and nothing has begun that would have to be ended.
  if (!globalThis.netloomRuntime) process.exit(0);
  server.close();
  const awaited = new Set([...answered].filter(({ complete }) => complete).map(({ socket }) => nameOf(socket)));
  for (const [name, socket] of connected) if (!awaited.has(name)) socket.destroy();
  setTimeout(() => {
    if (connected.size === 0) return;
    logLine(40, `${connected.size} connections whose answers are not read are cut.`);
    for (const socket of connected.values()) socket.destroy();
  }, patienceMs).unref();
}

// Not once: whoever says it twice (npm passes on what the terminal sent already) would kill it in the middle of ending.
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, end);
