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
  const all = processes();
  const counted = new Set(pids);
  // Parents come before children nowhere, so again until nobody is added.
  for (let before = -1; before !== counted.size;) {
    before = counted.size;
    for (const { pid, parent } of all) if (counted.has(parent)) counted.add(pid);
  }
  return all.filter(({ pid }) => counted.has(pid)).reduce((sum, { seconds }) => sum + seconds, 0);
}

/** Bytes that a process and all below it hold in memory. */
export function residentBytes(pids: readonly number[]): number {
  const counted = new Set(pids);
  for (const { pid, parent } of processes()) if (counted.has(parent)) counted.add(pid);
  return [...counted].reduce((sum, pid) => {
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readWhere(`/proc/${pid}/status`))?.[1];
    return sum + Number(kilobytes ?? 0) * 1024;
  }, 0);
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
