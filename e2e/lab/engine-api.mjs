import { request } from 'node:http';

/** An answer of the engine that is an error, with its own message. */
export class EngineRefusal extends Error {
  /** @param {number} status @param {string} message */
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/**
 * One call of the Engine API, for what the CLI is awkward or slow at (40 ms a start). No version in the path: each
 * engine then speaks its own.
 * @param {string} socket @param {string} method @param {string} path
 * @param {unknown} [body] JSON, or bytes (a tar)
 * @returns {Promise<any>} the parsed JSON, or the text where the answer is not JSON
 */
export function engineCall(socket, method, path, body) {
  const bytes = body === undefined ? undefined : Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        socketPath: socket,
        method,
        path,
        agent: false,
        signal: AbortSignal.timeout(60_000),
        headers: {
          host: 'lab',
          ...(bytes && {
            'content-type': Buffer.isBuffer(body) ? 'application/x-tar' : 'application/json',
            'content-length': bytes.length,
          }),
        },
      },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (chunk) => (text += chunk));
        answer.on('error', reject);
        answer.on('end', () => {
          const parsed = parse(text);
          const status = answer.statusCode ?? 0;
          if (status < 400) resolve(parsed);
          else reject(new EngineRefusal(status, `${method} ${path}: ${parsed?.message ?? text}`));
        });
      },
    );
    sent.on('error', reject);
    sent.end(bytes);
  });
}

/** @param {string} text */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
