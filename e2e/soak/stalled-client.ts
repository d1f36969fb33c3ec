import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** Opens a stream and reads nothing of it, as a laptop that sleeps does. */
export async function stall(origin: string, token: string): Promise<Socket> {
  const { host, port } = new URL(origin);
  const socket = connect(Number(port), '127.0.0.1');
  await once(socket, 'connect');
  socket.pause();
  socket.on('error', () => undefined); // the server ends it at the end
  socket.write(`GET /api/stream HTTP/1.1\r\nhost: ${host}\r\nauthorization: Bearer ${token}\r\n\r\n`);
  return socket;
}
