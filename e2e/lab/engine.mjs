/*
 * Takes a name. Gives a private, real Docker Engine in its own network, mount and UTS namespaces, which is removed without
 * a trace when it is stopped or when the process that started it dies. Never touches the machine's own Docker.
 */
import { randomUUID } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { removeEverything } from './cleaning.mjs';
import { run } from './command.mjs';
import { createGroup } from './control-group.mjs';
import { enginePid, killDaemon, startDaemon } from './daemon.mjs';
import { importBusybox } from './image.mjs';
import { connectNamespaces, createNamespaces, inAll, inNetwork, mountPrivately, nameResolver } from './namespaces.mjs';
import { dockerClient, ensureEngine } from './packages.mjs';
import { placeOf } from './place.mjs';
import { identify, isAlive, signalProcess } from './process-identity.mjs';
import { startReaper } from './reaping.mjs';
import { claim, readState, writeState } from './state.mjs';
import { ensureSuite } from './suite.mjs';
import { until } from './waiting.mjs';

export { busyboxImage } from './image.mjs';
export { ensureEngine };

/** @typedef {import('./state.mjs').Suite} Suite */
/** @typedef {import('./state.mjs').LabState} LabState */
/** @typedef {import('./place.mjs').Place} Place */
/**
 * @typedef {object} Lab
 * @property {string} name
 * @property {Suite} suite
 * @property {string} dir
 * @property {string} socket
 * @property {string} dockerHost `unix://` and the socket
 * @property {string} netns path of the engine's network namespace, as `nsenter --net=` takes it
 * @property {string} outsideNetns path of the namespace at the other end of the uplink
 * @property {boolean} owned false when it was running already and this process only attached to it
 * @property {(...args: string[]) => Promise<string>} docker runs the docker CLI on this engine; trimmed standard output, rejects with its standard error
 * @property {(...command: string[]) => Promise<string>} run runs a program in the engine's network namespace, as an operator on the host would
 * @property {() => number} enginePid 0 when dockerd does not run
 * @property {(signal?: NodeJS.Signals) => Promise<void>} killEngine kills dockerd only, and waits until it is gone
 * @property {() => Promise<void>} startEngine starts dockerd again on the same data, and waits until it listens
 * @property {() => Promise<void>} stop removes the lab; one that was only attached to is left alone
 */

/**
 * @param {{ name: string, suite?: Suite, log?: (line: string) => void }} options
 * @returns {Promise<Lab>}
 */
export async function startLab({ name, suite = defaultSuite(), log = () => {} }) {
  const place = placeOf(name);
  await ensureEngine(log);
  const tree = await ensureSuite(suite, log);
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const token = randomUUID();
    // Before anything else exists, so that there is no moment at which a killed owner leaves something behind.
    const reaper = startReaper(name, token);
    const owner = /** @type {import('./process-identity.mjs').ProcessIdentity} */ (identify(process.pid));
    /** @type {LabState} */
    const state = { token, suite, owner, reaper: reaper.identity, ready: false };
    if (claim(place, state)) return build(place, state, tree, reaper.release);
    await reaper.release();
    const running = await runningLab(place);
    if (!running) continue;
    if (running.suite !== suite) throw new Error(`The lab ${name} is running with the engine of ${running.suite}, not ${suite}.`);
    return describe(place, running, { owned: false, stop: async () => {} });
  }
  throw new Error(`The lab ${name} was taken and removed by others again and again.`);
}

/** Removes a lab by its name, whoever started it; fine when there is none. @param {string} name */
export async function stopLab(name) {
  const place = placeOf(name);
  const state = readState(place);
  if (state && isAlive(state.reaper)) {
    signalProcess(state.reaper.pid, 'SIGTERM');
    await until(`the lab ${name} to be removed`, () => !isAlive(state.reaper), { timeoutMs: 40_000 });
  }
  // Somebody may have started it anew meanwhile: that one is not ours to remove.
  const next = readState(place);
  if (next === null || next.token === state?.token) await removeEverything(place);
}

/** @returns {Suite} */
function defaultSuite() {
  const suite = process.env.LAB_SUITE || 'bookworm';
  if (suite === 'bookworm' || suite === 'trixie' || suite === 'sid') return suite;
  throw new Error(`LAB_SUITE is bookworm, trixie or sid; not ${suite}.`);
}

/** Waits for a lab that is being built or removed. @param {Place} place @returns {Promise<LabState | null>} null: the name is free */
async function runningLab(place) {
  return until(
    `another process to build or remove the lab ${place.name}`,
    async () => {
      const state = readState(place);
      if (state && isAlive(state.owner)) return state.ready && { state };
      if (!existsSync(place.dir)) return { state: null };
      if (!(state && isAlive(state.reaper))) await removeEverything(place);
      return false;
    },
    { timeoutMs: 60_000 },
  ).then(({ state }) => state);
}

/** @param {Place} place @param {LabState} state @param {string | null} tree @param {() => Promise<void>} release @returns {Promise<Lab>} */
async function build(place, state, tree, release) {
  const stop = async () => {
    await release();
    if (readState(place)?.token === state.token) await removeEverything(place);
  };
  try {
    const { inside, outside } = await createNamespaces(createGroup(place.group));
    Object.assign(state, { inside, outside });
    writeState(place, state);
    writeFileSync(join(place.dir, 'daemon.json'), '{}');
    await Promise.all([connectNamespaces(inside.pid, outside.pid), mountPrivately(place, inside.pid, tree)]);
    await nameResolver(place, inside.pid, tree);
    const lab = describe(place, state, { owned: true, stop });
    await lab.startEngine();
    await importBusybox(place);
    state.ready = true;
    writeState(place, state);
    return lab;
  } catch (error) {
    await stop();
    throw error;
  }
}

/** @param {Place} place @param {LabState} state @param {{ owned: boolean, stop: () => Promise<void> }} rest @returns {Lab} */
function describe(place, state, rest) {
  const [inside, outside] = [state.inside?.pid ?? 0, state.outside?.pid ?? 0];
  const chrooted = state.suite !== 'bookworm';
  const host = `unix://${place.socket}`;
  // Nothing of the user's Docker configuration: no context, no credentials helper, no DOCKER_HOST.
  const env = { DOCKER_CONFIG: place.cli, DOCKER_HOST: undefined, DOCKER_CONTEXT: undefined, DOCKER_TLS_VERIFY: undefined, DOCKER_CERT_PATH: undefined };
  return {
    name: place.name,
    suite: state.suite,
    dir: place.dir,
    socket: place.socket,
    dockerHost: host,
    netns: `/proc/${inside}/ns/net`,
    outsideNetns: `/proc/${outside}/ns/net`,
    docker: (...args) =>
      chrooted
        ? run(...inAll(inside, ['chroot', place.root, 'docker', '-H', host, ...args]), { env })
        : run(dockerClient(), ['-H', host, ...args], { env }),
    run: (...command) => run(...inNetwork(inside, command)),
    enginePid: () => enginePid(place),
    killEngine: (signal = 'SIGKILL') => killDaemon(place, signal),
    startEngine: () => startDaemon(place, { inside, joinFile: createGroup(place.group), chrooted }),
    ...rest,
  };
}
