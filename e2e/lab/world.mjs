/*
 * Takes a lab. Gives it the sample world: two Compose-like projects and one of everything a Docker network can be.
 * Run again, it creates only what is missing and starts only what stopped.
 */
import { createContainer, startContainer } from './container-creation.mjs';
import { engineCall } from './engine-api.mjs';
import { busyboxImage } from './image.mjs';
import { inParallel } from './parallel.mjs';
import { containers, overlayGuest } from './world-containers.mjs';
import { localNetworks, overlay } from './world-networks.mjs';
import { ensureService, ensureSwarm } from './world-swarm.mjs';

export { hostileName } from './world-networks.mjs';

/** Starting a container is the kernel's and runc's work, about 0.1 s of a core: more at once only queue. */
const atOnce = 6;

/** @param {import('./engine.mjs').Lab} lab */
export async function seedWorld(lab) {
  const { socket } = lab;
  await tagImages(socket);
  const existing = await existingNetworks(socket);
  const create = async (/** @type {import('./world-networks.mjs').NetworkSpec} */ spec) => {
    if (!existing.has(spec.Name)) await engineCall(socket, 'POST', '/networks/create', spec);
  };
  // One after the other: the engine gives out subnets by itself, and one network is the configuration of the next.
  for (const network of localNetworks) await create(network);
  await Promise.all([seedSwarm(socket, create), seedContainers(socket)]);
}

/** @param {string} socket */
async function seedContainers(socket) {
  await inParallel(containers, atOnce, (spec) => createContainer(socket, spec));
  const [first, later] = [containers.filter(({ after }) => !after), containers.filter(({ after }) => after)];
  for (const wave of [first, later]) await inParallel(wave, atOnce, (spec) => startContainer(socket, spec));
}

/** @param {string} socket @param {(spec: import('./world-networks.mjs').NetworkSpec) => Promise<void>} create */
async function seedSwarm(socket, create) {
  await ensureSwarm(socket);
  await create(overlay);
  await ensureService(socket);
  await createContainer(socket, overlayGuest);
  await startContainer(socket, overlayGuest);
}

/** @param {string} socket @returns {Promise<Set<string>>} */
async function existingNetworks(socket) {
  /** @type {{ Name: string }[]} */
  const networks = await engineCall(socket, 'GET', '/networks');
  return new Set(networks.map(({ Name }) => Name));
}

/** Names that say what a container plays, without claiming to be a product that they are not. @param {string} socket */
async function tagImages(socket) {
  const names = new Set([...containers, overlayGuest].map(({ image }) => image));
  await inParallel([...names], atOnce, (name) =>
    engineCall(socket, 'POST', `/images/${busyboxImage}/tag?repo=${encodeURIComponent(name)}&tag=latest`),
  );
}
