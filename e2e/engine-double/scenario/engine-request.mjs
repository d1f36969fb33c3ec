import { request } from 'node:http';

/**
 * One request over a unix socket, read to its end.
 * @param {string} socket
 * @param {string} method
 * @param {string} path
 * @param {unknown} [body] a string is sent as it is, anything else as JSON
 * @returns {Promise<{ status: number, contentType: string, text: string }>}
 */
export function engineRequest(socket, method, path, body) {
  const payload = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
  const headers =
    payload === '' ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) };
  return new Promise((resolve, reject) => {
    const outgoing = request({ socketPath: socket, method, path, headers, agent: false }, (answer) => {
      /** @type {Buffer[]} */
      const chunks = [];
      answer.on('data', (chunk) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({ status: answer.statusCode ?? 0, contentType: answer.headers['content-type'] ?? '', text });
      });
    });
    outgoing.on('error', reject);
    outgoing.end(payload);
  });
}
