import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { spawnTethered } from '../../lib/launch/tether.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const startupMs = 30_000;
/** Longer than the launcher's own. */
const graceMs = 7_000;

export interface DashboardProcess {
  /** As printed: with the token in its fragment. */
  url: string;
  origin: string;
  token: string;
  pid: number;
  /** Of the server itself, which the launcher (`pid`) holds. */
  serverPid: () => number;
  /** The launcher's exit code. */
  ended: Promise<number | null>;
  output: () => string;
  stop: () => Promise<void>;
}

/** The built product on a free port, with a data directory of its own that goes with it. */
export async function startDashboard(dockerHost: string, env: Record<string, string> = {}): Promise<DashboardProcess> {
  const data = mkdtempSync(join(tmpdir(), 'netloom-story-'));
  const port = await freePort();
  // Tethered: a test that is killed leaves none behind.
  const child = spawnTethered([join(root, 'lib/launch/start.mjs')], {
    graceMs,
    env: { DOCKER_HOST: dockerHost, NETLOOM_DATA: data, PORT: String(port), ...env },
  });
  let output = '';
  const exited = once(child, 'exit');
  const stop = async () => {
    child.kill('SIGTERM');
    await exited;
    rmSync(data, { recursive: true, force: true });
  };
  const url = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`The dashboard did not start:\n${output}`)), startupMs);
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const printed = /is at (https?:\/\/\S+).*\n/.exec(output)?.[1];
      if (printed === undefined) return;
      clearTimeout(timer);
      resolve(printed);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    void exited.then(() => reject(new Error(`The dashboard ended at once:\n${output}`)));
  }).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  const { origin } = new URL(url);
  // What was printed at an earlier start, or given, is not printed again.
  const token = env.NETLOOM_TOKEN ?? readFileSync(join(env.NETLOOM_DATA ?? data, 'token'), 'utf8').trim();
  const pid = child.pid ?? 0;
  const ended = exited.then(() => child.exitCode);
  const serverPid = () => Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')[0]);
  return { url: `${origin}/#token=${token}`, origin, token, pid, serverPid, ended, output: () => output, stop };
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
