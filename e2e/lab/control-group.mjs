import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { signalProcess } from './process-identity.mjs';
import { pause, until } from './waiting.mjs';

/*
 * A lab is one control group: the engine is started in `NAME/engine` and puts its containers in `NAME/ID`
 * (--cgroup-parent). Children inherit it, whatever they do to their parent, session or namespaces. So "a process of this
 * lab" is a fact the kernel keeps, and cleaning needs neither names nor a list of process ids that could be stale.
 */

/** @returns {{ path: string, type: string, options: string }[]} */
function hierarchies() {
  return readFileSync('/proc/self/mounts', 'utf8')
    .split('\n')
    .map((line) => line.split(' '))
    .filter((fields) => fields[2] === 'cgroup' || fields[2] === 'cgroup2')
    .map(([, path = '', type = '', options = '']) => ({ path, type, options }));
}

/**
 * @param {string} group
 * @returns {string} the file that a process joins the engine's group by
 */
export function createGroup(group) {
  // Membership in one hierarchy is enough. Not every one takes processes at once: a new cpuset refuses them.
  const suits = [/^rw.*/, /\bpids\b/, /\bfreezer\b/, /name=systemd/];
  const ordered = suits.flatMap((suit, rank) =>
    hierarchies().filter(({ type, options }) => (rank === 0 ? type === 'cgroup2' : suit.test(options))),
  );
  for (const { path } of ordered) {
    try {
      mkdirSync(join(path, group, 'engine'), { recursive: true });
      return join(path, group, 'engine', 'cgroup.procs');
    } catch {
      continue; // read-only here, as in an unprivileged container: the next one may do
    }
  }
  throw new Error('No control group can be created here, so no engine can run (is /sys/fs/cgroup mounted read-only?).');
}

/** @param {string} group @returns {number[]} */
export function membersOf(group) {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry) && isMember(entry, group))
    .map(Number);
}

/** @param {string} pid @param {string} group */
function isMember(pid, group) {
  try {
    if (!readFileSync(`/proc/${pid}/cgroup`, 'utf8').split(/[/\n]/).includes(group)) return false;
    // A zombie has nothing left to clean and cannot be killed.
    return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false; // ended while we looked
  }
}

/** Kills until none is left; a process that forks meanwhile is caught by the next round. @param {string} group */
export async function killGroup(group) {
  await until(
    `the processes of ${group} to end`,
    () => {
      const members = membersOf(group);
      for (const pid of members) signalProcess(pid, 'SIGKILL');
      thaw(group);
      return members.length === 0;
    },
    { timeoutMs: 20_000, because: () => `Left: ${membersOf(group).join(' ')}.` },
  );
}

/** A paused container is a frozen group, whose processes take no SIGKILL under cgroup v1. @param {string} group */
function thaw(group) {
  for (const { path, options } of hierarchies()) {
    if (/\bfreezer\b/.test(options)) for (const folder of foldersOf(join(path, group))) thawOne(folder);
  }
}

/** @param {string} folder */
function thawOne(folder) {
  try {
    writeFileSync(join(folder, 'freezer.state'), 'THAWED');
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ENOENT') throw error;
  }
}

/** @param {string} path @returns {string[]} it and all below it; none when it does not exist */
function foldersOf(path) {
  if (!existsSync(path)) return [];
  const below = readdirSync(path, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return [path, ...below.flatMap(({ name }) => foldersOf(join(path, name)))];
}

/** @param {string} group */
export async function removeGroup(group) {
  for (const { path } of hierarchies()) {
    // The kernel frees a group some milliseconds after its last process: EBUSY until then.
    for (let attempt = 0; attempt < 100 && !removeTree(join(path, group)); attempt += 1) await pause(20);
  }
}

/** @param {string} path @returns {boolean} whether it is gone */
function removeTree(path) {
  try {
    for (const folder of foldersOf(path).reverse()) rmdirSync(folder);
    return true;
  } catch {
    return !existsSync(path);
  }
}
