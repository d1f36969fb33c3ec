import { createServer } from 'node:net';

/**
 * @param {string} bind @param {number} port
 * @returns {Promise<string | null>} the sentence to print when nobody can listen there
 */
export function complaintAboutPort(bind, port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => resolve(sentence(bind, port, error)));
    server.listen({ host: bind, port, exclusive: true }, () => server.close(() => resolve(null)));
  });
}

/** @param {string} bind @param {number} port @param {NodeJS.ErrnoException} error */
function sentence(bind, port, error) {
  if (error.code === 'EADDRINUSE')
    return `Port ${port} on ${bind} is taken by another program; choose another one with --port.`;
  if (error.code === 'EACCES')
    return `Port ${port} on ${bind} is not allowed for this user; choose one above 1023 with --port.`;
  return `Cannot listen on ${bind}, port ${port} (${error.code}); choose other ones with NETLOOM_BIND and --port.`;
}
