import { request, createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { join } from 'node:path';

/** A question that changes a network, counted from 1: before the engine hears it, or after it has answered. */
export type Moment = { count: number; when: 'before' | 'after' };

/** Between Netloom and an engine: everything passes as it is, and something can happen at a moment. */
export async function tapEngine(
  lab: { socket: string; dir: string },
  at: (moment: Moment) => void,
): Promise<{ dockerHost: string; close: () => Promise<void> }> {
  const path = join(lab.dir, 'tapped.sock');
  let count = 0;
  const server: Server = createServer((asked, answer) => {
    const { method = 'GET', url = '/', headers } = asked;
    const changes = method !== 'GET' && url.includes('/networks');
    const mine = changes ? (count += 1) : 0;
    if (changes) at({ count: mine, when: 'before' });
    const forwarded = request({ socketPath: lab.socket, method, path: url, headers, agent: false }, (given) => {
      if (changes) at({ count: mine, when: 'after' });
      answer.writeHead(given.statusCode ?? 502, given.headers);
      // A stream of events begins with nothing.
      answer.flushHeaders();
      given.pipe(answer);
      given.on('error', () => answer.destroy());
    });
    forwarded.on('error', () => answer.destroy());
    // Whoever asked may be dead by now.
    answer.on('close', () => forwarded.destroy());
    asked.pipe(forwarded);
  });
  server.listen(path);
  await once(server, 'listening');
  return {
    dockerHost: `unix://${path}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
