import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An authenticating proxy before the dashboard: it says of every request, whoever makes it, that this user does. */
export async function startSigningProxy(port: number, user: string) {
  const server = createServer((asked, answer) => {
    const { method, url: path, headers } = asked;
    const onward = request(
      { host: '127.0.0.1', port, method, path, headers: { ...headers, 'remote-user': user } },
      (answered) => {
        answer.writeHead(answered.statusCode ?? 502, answered.headers);
        answered.pipe(answer);
      },
    );
    onward.on('error', () => answer.destroy());
    // A stream that its reader leaves is to end behind the proxy too.
    answer.on('close', () => onward.destroy());
    asked.pipe(onward);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
