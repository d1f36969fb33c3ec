import { run } from './command.mjs';
import { createGroup } from './control-group.mjs';
import { enginePid, killDaemon, startDaemon } from './daemon.mjs';
import { inAll, inNetwork } from './namespaces.mjs';
import { dockerClient } from './packages.mjs';

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

/** @param {Place} place @param {LabState} state @param {{ owned: boolean, stop: () => Promise<void> }} rest @returns {Lab} */
export function handleOf(place, state, rest) {
  const [inside, outside] = [state.inside?.pid ?? 0, state.outside?.pid ?? 0];
  const chrooted = state.suite !== 'bookworm';
  const host = `unix://${place.socket}`;
  // Nothing of the user's Docker configuration: no context, no credentials helper, no DOCKER_HOST.
  const env = {
    DOCKER_CONFIG: place.cli,
    DOCKER_HOST: undefined,
    DOCKER_CONTEXT: undefined,
    DOCKER_TLS_VERIFY: undefined,
    DOCKER_CERT_PATH: undefined,
  };
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
