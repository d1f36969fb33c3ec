import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { freePort } from '../stories/dashboard';

const program = fileURLToPath(new URL('./lab.mjs', import.meta.url));
// A folder of its own, so that a lab that somebody looks at is left alone.
const labs = mkdtempSync(join(tmpdir(), 'nlt-'));
const env = { ...process.env, NETLOOM_LAB_DIR: labs };

afterAll(async () => {
  await once(lab('stop').child, 'close');
  rmSync(labs, { recursive: true, force: true });
});

function lab(...args: string[]) {
  const child = spawn(process.execPath, [program, ...args], { env });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const printed = (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        const found = pattern.exec(said)?.[0];
        if (found !== undefined) resolve(found);
      };
      child.stdout.on('data', look);
      child.once('close', () => reject(new Error(`The lab ended:\n${said}`)));
    });
  return { child, printed, said: () => said };
}

/** Command lines of all processes that name the lab's folder. */
function processesOf(folder: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      const file = `/proc/${pid}/cmdline`;
      try {
        return readFileSync(file, 'utf8').includes(folder) ? [pid] : [];
      } catch {
        return []; // it ended meanwhile
      }
    });
}

it('shows the sample world, says so again to a second start, and leaves nothing after Ctrl-C', async () => {
  const port = await freePort();
  const first = lab('--port', String(port));
  const url = await first.printed(new RegExp(`http://127\\.0\\.0\\.1:${port}/#token=\\S+`));
  const { origin, hash } = new URL(url);
  const headers = { authorization: `Bearer ${hash.slice('#token='.length)}` };
  await expect
    .poll(async () => (await fetch(`${origin}/api/topology`, { headers })).text(), { timeout: 20_000 })
    .toContain('"shop_app"');

  const second = lab('--port', String(port));
  const [code] = (await once(second.child, 'close')) as [number];
  expect([code, second.said()]).toEqual([0, expect.stringContaining(url)]);

  first.child.kill('SIGINT');
  const [ended] = (await once(first.child, 'close')) as [number];
  expect(ended).toBe(0);
  expect(readdirSync(labs)).toEqual([]);
  expect(processesOf(labs)).toEqual([]);
  expect(readFileSync('/proc/mounts', 'utf8')).not.toContain(labs);
}, 180_000);
