import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { uplink } from './addresses.mjs';
import { toolPath } from './command.mjs';
import { engineCall } from './engine-api.mjs';
import { inAll, inGroup } from './namespaces.mjs';
import { identify, isAlive, signalProcess } from './process-identity.mjs';
import { until } from './waiting.mjs';

/** @typedef {import('./place.mjs').Place} Place */

/** @param {Place} place @returns {string[]} */
function daemonCommand(place) {
  return [
    'dockerd',
    // Without this it would take the user's own /etc/docker/daemon.json.
    ...['--config-file', join(place.dir, 'daemon.json')],
    ...[
      '--data-root',
      place.data,
      '--exec-root',
      place.exec,
      '--pidfile',
      place.pidFile,
      '--host',
      `unix://${place.socket}`,
    ],
    ...['--cgroup-parent', `/${place.group}`, '--exec-opt', 'native.cgroupdriver=cgroupfs'],
    ...['--dns', uplink.gateway, '--swarm-default-advertise-addr', uplink.address],
  ];
}

/** @param {Place} place @returns {number} 0 when no engine runs */
export function enginePid(place) {
  return pidIn(place.pidFile);
}

/** @param {Place} place */
function containerdPidFile(place) {
  return join(place.exec, 'containerd', 'containerd.pid');
}

/** @param {string} file */
function pidIn(file) {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    return identify(pid) ? pid : 0;
  } catch {
    return 0;
  }
}

/** @param {Place} place */
function logTail(place) {
  try {
    return `dockerd said last:\n${readFileSync(place.engineLog, 'utf8').trimEnd().split('\n').slice(-15).join('\n')}`;
  } catch {
    return 'dockerd wrote no log.';
  }
}

/**
 * Starts dockerd in the lab's namespaces, the same ones each time: the shims' sockets and the containers' mounts of an
 * engine that was killed are in there.
 * @param {Place} place @param {{ inside: number, joinFile: string, chrooted: boolean }} where
 */
export async function startDaemon(place, { inside, joinFile, chrooted }) {
  if (enginePid(place)) return;
  // After a kill both files name dead processes. Where nobody reaps orphans (a container without an init) a dead containerd
  // stays as a zombie, which dockerd 20.10 takes for "still running", and waits for in vain.
  for (const file of [place.pidFile, containerdPidFile(place)]) if (!pidIn(file)) rmSync(file, { force: true });
  const command = chrooted ? ['chroot', place.root, ...daemonCommand(place)] : daemonCommand(place);
  const [program, args] = inGroup(joinFile, ['nsenter', ...inAll(inside, command)[1]]);
  const log = openSync(place.engineLog, 'a');
  const child = spawn(program, args, {
    cwd: '/',
    detached: true,
    stdio: ['ignore', log, log],
    // Tasks of a service use the local image; the engine would ask a registry first, and a lab contacts none.
    env: { ...process.env, PATH: toolPath, DOCKER_SERVICE_PREFER_OFFLINE_IMAGE: '1' },
  });
  closeSync(log);
  child.unref();
  /** @type {Error | null} */
  let failed = null;
  child.once('error', (error) => (failed = error));
  await until(
    'dockerd to listen',
    async () => {
      if (failed) throw failed;
      if (child.exitCode !== null) throw new Error(`dockerd ended (exit code ${child.exitCode}). ${logTail(place)}`);
      return (await engineCall(place.socket, 'GET', '/_ping').catch(() => null)) === 'OK';
    },
    // Long, because dockerd listens only when the containers it finds are running again.
    { timeoutMs: 90_000, because: () => logTail(place) },
  );
}

/** @param {Place} place @param {NodeJS.Signals} signal */
export async function killDaemon(place, signal) {
  // containerd ends with dockerd (parent-death signal), a little later; the next dockerd would stumble over its socket.
  const pids = [enginePid(place), pidIn(containerdPidFile(place))].filter((pid) => pid > 0);
  const identities = pids.map(identify);
  if (pids[0] !== undefined) signalProcess(pids[0], signal);
  await until('dockerd to end', () => !identities.some(isAlive), {
    timeoutMs: 20_000,
    everyMs: 5,
    because: () => logTail(place),
  });
}
