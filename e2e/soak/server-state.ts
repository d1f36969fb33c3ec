import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { residentBytes } from '../bench/processor-time';
import type { Lab } from '../lab/engine.mjs';
import type { DashboardProcess } from '../stories/dashboard';

const stateJson = z.object({
  ...{ heapUsed: z.number(), heapTotal: z.number(), external: z.number(), arrayBuffers: z.number() },
  resources: z.record(z.string(), z.number()),
  timers: z.number(),
  listeners: z.number(),
});

/** What a server holds, once its garbage is collected. */
export interface ServerState {
  /** Bytes. */
  heapUsed: number;
  external: number;
  /** Bytes, with the launcher. */
  resident: number;
  /** Descriptors, timers, connections and so on, by kind: what must not pile up. */
  held: Record<string, number>;
}

/** The settings of a server that tells its state over this socket. */
export function probed(socket: string): Record<string, string> {
  const probe = new URL(`file://${fileURLToPath(new URL('./probe.mjs', import.meta.url))}`);
  probe.searchParams.set('socket', socket);
  return { NODE_OPTIONS: `--import ${probe.href}` };
}

export async function readServer(socket: string, { pid, serverPid }: DashboardProcess, lab: Lab): Promise<ServerState> {
  const { heapUsed, external, resources, timers, listeners } = stateJson.parse(
    JSON.parse(await askProbe(socket, '/collected')),
  );
  return {
    ...{ heapUsed, external, resident: residentBytes([pid]) },
    held: {
      ...prefixed('handle', resources),
      timers,
      ...prefixed('descriptor', descriptors(serverPid())),
      'process listeners': listeners,
      'engine connections': engineConnections(lab),
    },
  };
}

/** The answer as text. */
export function askProbe(socketPath: string, path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = request({ socketPath, path, agent: false }, (answer) => text(answer).then(resolve, reject));
    asked.on('error', reject).end();
  });
}

function prefixed(what: string, counts: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).map(([kind, count]) => [`${what} ${kind}`, count]));
}

/** Open descriptors by kind: `socket`, `pipe`, `anon_inode`, and files by their names. */
function descriptors(pid: number): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const fd of readdirSync(`/proc/${pid}/fd`)) {
    const kind = kindOf(`/proc/${pid}/fd/${fd}`);
    if (kind !== null) counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}

function kindOf(link: string): string | null {
  try {
    const target = readlinkSync(link);
    // Namespaces that are read hold files of /proc open, one a container: what leaks there shows as their sum.
    if (target.startsWith('/proc/')) return '/proc';
    return /^(socket|pipe|anon_inode):/.exec(target)?.[1] ?? target;
  } catch {
    return null; // closed meanwhile
  }
}

/** The kernel lists what the engine accepted, in the namespace of whoever connected: ours and the server's. */
function engineConnections({ socket }: Lab): number {
  const connected = '03';
  const lines = readFileSync('/proc/net/unix', 'utf8').split('\n');
  return lines.filter((line) => line.endsWith(` ${socket}`) && line.split(/\s+/)[5] === connected).length;
}
