/*
 * Takes a name. Gives a private, real Docker Engine in its own network, mount and UTS namespaces, which is removed without
 * a trace when it is stopped or when the process that started it dies. Never touches the machine's own Docker.
 */
import { randomUUID } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { removeEverything } from './cleaning.mjs';
import { createGroup } from './control-group.mjs';
import { handleOf } from './handle.mjs';
import { importBusybox } from './image.mjs';
import { connectNamespaces, createNamespaces, mountPrivately, nameResolver } from './namespaces.mjs';
import { ensureEngine } from './packages.mjs';
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
/** @typedef {import('./handle.mjs').Lab} Lab */

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
    if (running.suite !== suite)
      throw new Error(`The lab ${name} is running with the engine of ${running.suite}, not ${suite}.`);
    return handleOf(place, running, { owned: false, stop: async () => {} });
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
    const lab = handleOf(place, state, { owned: true, stop });
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
