import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { run } from '../lab/command.mjs';

/** A network namespace as `nsenter --net=` takes it, and an address of it. */
export interface Place {
  netns: string;
  address: string;
}

const program = fileURLToPath(new URL('./transfer-end.mjs', import.meta.url));
const inside = (netns: string, ...args: string[]) => [`--net=${netns}`, process.execPath, program, ...args];

/** Moves bytes over one TCP connection in writes of 64 kB, and rejects unless exactly as many came. */
export async function transfer(from: Pick<Place, 'netns'>, to: Place, bytes: number): Promise<void> {
  const receiver = spawn('nsenter', inside(to.netns, 'receive', to.address), { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const lines = createInterface({ input: receiver.stdout })[Symbol.asyncIterator]();
    const next = async () => Number((await lines.next()).value);
    const port = await next();
    await run('nsenter', inside(from.netns, 'send', to.address, String(port), String(bytes)));
    const received = await next();
    if (received !== bytes) throw new Error(`${received} of ${bytes} bytes came to ${to.address}`);
  } finally {
    if (receiver.kill()) await once(receiver, 'close');
  }
}
