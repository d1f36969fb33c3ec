import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { uplink } from './addresses.mjs';
import { run, toolPath } from './command.mjs';
import { identify } from './process-identity.mjs';
import { until } from './waiting.mjs';

/** @typedef {import('./process-identity.mjs').ProcessIdentity} ProcessIdentity */
/** @typedef {import('./place.mjs').Place} Place */

/*
 * Namespaces without names: each is held by a sleeping process of the lab, and found by its id. A named one
 * (`ip netns add`) is a mount in the machine's own /run/netns, which would survive whoever fails to remove it.
 */

/** A shell only because a process must join the group before it is the engine: its children inherit the group. */
const joinThenRun = 'echo $$ > "$1" && shift && exec "$@"';

/** @param {string} joinFile @param {readonly string[]} command @returns {[program: string, args: string[]]} */
export function inGroup(joinFile, command) {
  return ['sh', ['-c', joinThenRun, 'sh', joinFile, ...command]];
}

/** @param {string} joinFile @param {readonly string[]} kinds @returns {Promise<ProcessIdentity>} */
async function hold(joinFile, kinds) {
  const [program, args] = inGroup(joinFile, ['unshare', ...kinds, 'sleep', 'infinity']);
  const child = spawn(program, args, {
    cwd: '/',
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, PATH: toolPath },
  });
  child.unref();
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (chunk) => (complaint += chunk));
  const pid = child.pid;
  if (pid === undefined) throw new Error('The lab’s namespaces could not be made: unshare (util-linux) did not start.');
  const identity = await until(
    'the lab’s namespaces',
    () => {
      if (child.exitCode !== null) throw new Error(`The lab’s namespaces could not be made: ${complaint.trim()}`);
      const identity = identify(pid);
      // Only when unshare has become sleep do the new namespaces exist.
      return identity && readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'sleep' && identity;
    },
    { everyMs: 3, timeoutMs: 5000 },
  );
  child.stderr.destroy();
  return identity;
}

/** @param {string} joinFile */
export async function createNamespaces(joinFile) {
  const [inside, outside] = await Promise.all([
    hold(joinFile, ['--net', '--mount', '--uts']),
    hold(joinFile, ['--net']),
  ]);
  return { inside, outside };
}

/** @param {number} pid @param {readonly string[]} command @returns {[program: string, args: string[]]} */
export function inNetwork(pid, command) {
  return ['nsenter', [`--net=/proc/${pid}/ns/net`, '--', ...command]];
}

/** Not `ip netns exec`: it mounts a new /sys, which hides the control groups, and dockerd ends with "Devices cgroup isn't mounted".
 * @param {number} pid @param {readonly string[]} command @returns {[program: string, args: string[]]} */
export function inAll(pid, command) {
  return [
    'nsenter',
    [`--net=/proc/${pid}/ns/net`, `--mount=/proc/${pid}/ns/mnt`, `--uts=/proc/${pid}/ns/uts`, '--', ...command],
  ];
}

/** @param {number} inside @param {number} outside */
export async function connectNamespaces(inside, outside) {
  const ip = (/** @type {number} */ pid, /** @type {string} */ args) =>
    run(...inNetwork(pid, ['ip', ...args.split(' ')]));
  await Promise.all([ip(inside, 'link set lo up'), ip(outside, 'link set lo up')]);
  await ip(inside, `link add ${uplink.device} type veth peer name lab0 netns ${outside}`);
  await Promise.all([
    ip(inside, `addr add ${uplink.address}/24 dev ${uplink.device}`),
    ip(outside, `addr add ${uplink.gateway}/24 dev lab0`),
    ip(outside, `addr add ${uplink.faraway}/32 dev lo`),
  ]);
  await Promise.all([ip(inside, `link set ${uplink.device} up`), ip(outside, 'link set lab0 up')]);
  await ip(inside, `route add default via ${uplink.gateway}`);
}

/** @param {Place} place @param {number} inside @param {string | null} tree a newer engine's file tree, or null for the machine's own */
export async function mountPrivately(place, inside, tree) {
  const mount = (/** @type {string[]} */ ...args) => run(...inAll(inside, ['mount', ...args]));
  await run(...inAll(inside, ['hostname', place.hostname]));
  await mkdir(place.cli, { recursive: true });
  if (tree === null) {
    // What any dockerd writes outside of its folders: sockets and plugins below /run, key.json, containerd's /opt/containerd.
    for (const path of ['/run', '/etc/docker', '/opt']) await mount('-t', 'tmpfs', '-o', 'mode=755', 'tmpfs', path);
    return;
  }
  const [upper, work] = [join(place.dir, 'root-upper'), join(place.dir, 'root-work')];
  await Promise.all([upper, work, place.root].map((path) => mkdir(path, { recursive: true })));
  // The cached tree stays as it was fetched: what the engine changes in it goes with the lab.
  await mount('-t', 'overlay', 'overlay', '-o', `lowerdir=${tree},upperdir=${upper},workdir=${work}`, place.root);
  for (const path of ['/proc', '/sys', '/dev']) await mount('--rbind', path, `${place.root}${path}`);
  await mount('-t', 'tmpfs', '-o', 'mode=755', 'tmpfs', `${place.root}/run`);
  await run(...inAll(inside, ['mkdir', '-p', `${place.root}${place.dir}`]));
  await mount('--bind', place.dir, `${place.root}${place.dir}`);
}

/** Nobody listens there, so a look-up fails at once instead of waiting for an answer that cannot come.
 * @param {Place} place @param {number} inside @param {string | null} tree */
export async function nameResolver(place, inside, tree) {
  const file = join(place.dir, 'resolv.conf');
  await writeFile(file, `nameserver ${uplink.gateway}\n`);
  const target = tree === null ? '/etc/resolv.conf' : join(place.root, 'etc/resolv.conf');
  // Absent, or a link into the /run that is hidden now: then the engine has no name server at all, which is as quick.
  await run(...inAll(inside, ['mount', '--bind', file, target])).catch(() => {});
}
