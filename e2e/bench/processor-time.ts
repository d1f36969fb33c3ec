import { readdirSync, readFileSync } from 'node:fs';

/** The kernel tells processor time in hundredths of a second to everybody (USER_HZ). */
const ticksPerSecond = 100;

interface ProcessStat {
  pid: number;
  parent: number;
  seconds: number;
}

/** Seconds of processor time that processes and all below them have used since they began; those that ended are lost. */
export function processorTime(pids: readonly number[]): number {
  return familyOf(pids).reduce((sum, { seconds }) => sum + seconds, 0);
}

/**
 * Bytes that processes and all below them hold in memory: what each has of its own, and once what they have in common,
 * which is the program's file (each process's resident set counts it anew).
 */
export function residentBytes(pids: readonly number[]): number {
  const all = familyOf(pids).map(({ pid }) => {
    const status = readWhere(`/proc/${pid}/status`);
    const bytesOf = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1] ?? 0) * 1024;
    return { own: bytesOf('RssAnon') + bytesOf('RssShmem'), file: bytesOf('RssFile') };
  });
  return all.reduce((sum, { own }) => sum + own, 0) + Math.max(0, ...all.map(({ file }) => file));
}

/** These processes and all below them. */
function familyOf(pids: readonly number[]): ProcessStat[] {
  const all = processes();
  const family = new Set(pids);
  // Parents need not come before their children, so again until nobody is added.
  for (let before = -1; before !== family.size;) {
    before = family.size;
    for (const { pid, parent } of all) if (family.has(parent)) family.add(pid);
  }
  return all.filter(({ pid }) => family.has(pid));
}

function processes(): ProcessStat[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      // The name of a program is in brackets and may hold anything; what follows it does not.
      const fields = readWhere(`/proc/${name}/stat`).split(') ').at(-1)?.split(' ');
      if (!fields || fields.length < 14) return [];
      const seconds = (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
      return [{ pid: Number(name), parent: Number(fields[1]), seconds }];
    });
}

function readWhere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
