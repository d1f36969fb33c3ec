/*
 * One end of a transfer, run in a network namespace. `receive HOST` prints the port it listens on, takes one connection
 * and prints how many bytes came; `send HOST PORT BYTES` sends. Busybox's nc writes a kilobyte at a time, and then headers
 * are a tenth of what an interface counts.
 */
import { connect, createServer } from 'node:net';

const block = Buffer.alloc(65_536);
const [role, host, port, bytes] = process.argv.slice(2);
if (role === 'receive') receive();
else send(Number(bytes));

function receive() {
  const server = createServer({ allowHalfOpen: false }, (socket) => {
    let received = 0;
    server.close();
    socket.on('data', (chunk) => (received += chunk.length));
    socket.on('close', () => process.stdout.write(`${received}\n`));
  });
  server.listen({ host, port: 0 }, () => {
    const address = server.address();
    if (address !== null && typeof address === 'object') process.stdout.write(`${address.port}\n`);
  });
}

/** @param {number} left */
function send(left) {
  const socket = connect({ host, port: Number(port) });
  const go = () => {
    while (left > 0) {
      const part = left < block.length ? block.subarray(0, left) : block;
      left -= part.length;
      if (!socket.write(part)) return void socket.once('drain', go);
    }
    socket.end();
  };
  socket.once('connect', go);
}
