import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const program = fileURLToPath(new URL('./up.mjs', import.meta.url));

async function up(...args: string[]): Promise<{ code: number; said: string }> {
  const child = spawn(process.execPath, [program, ...args]);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number];
  return { code, said: said.trim() };
}

it('says in one sentence that the port is taken, and ends with an error', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const { code, said } = await up('--port', String(port));
  server.close();
  expect(code).toBe(1);
  expect(said.split('\n')).toHaveLength(1);
  expect(said).toContain(String(port));
  expect(said).toContain('--port');
});

it.each([[['--prot', '8080']], [['--port', 'http']], [['--host']]])('refuses %j in one sentence', async (args) => {
  const { code, said } = await up(...args);
  expect(code).toBe(2);
  expect(said.split('\n')).toHaveLength(1);
});
