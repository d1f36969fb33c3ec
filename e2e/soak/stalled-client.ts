import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** Opens a stream, sees it begin and then reads nothing more of it, as a laptop that is closed does. */
export async function stall(origin: string, token: string): Promise<Socket> {
  const { host, port } = new URL(origin);
  const socket = connect(Number(port), '127.0.0.1');
  await once(socket, 'connect');
  socket.on('error', () => undefined); // the server ends it at the end
  socket.write(`GET /api/stream HTTP/1.1\r\nhost: ${host}\r\nauthorization: Bearer ${token}\r\n\r\n`);
  const [head] = (await once(socket, 'data')) as [Buffer];
  socket.pause();
  if (!head.toString().startsWith('HTTP/1.1 200 ')) throw new Error(`No stream to stall: ${head.toString()}`);
  return socket;
}
