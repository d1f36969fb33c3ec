import { createHash } from 'node:crypto';
import { engineCall, EngineRefusal } from './engine-api.mjs';
import { commandOf } from './traffic.mjs';

/**
 * @typedef {object} ContainerSpec
 * @property {string} name
 * @property {string} image
 * @property {readonly string[]} run parts of its command, see traffic.mjs
 * @property {Record<string, { ipv4?: string, ipv6?: string }>} [networks]
 * @property {string} [mode] network mode other than the first of `networks`
 * @property {[project: string, service: string, number: number]} [compose]
 * @property {string[]} [ports] `outside:inside`
 * @property {string[]} [health] the health check's command
 * @property {number} [healthEvery] seconds
 * @property {'exited' | 'paused'} [state] running when absent
 * @property {string[]} [after] started when these run
 */

const second = 1e9; // the API counts in nanoseconds

/** @param {string} socket @param {ContainerSpec} spec */
export async function createContainer(socket, spec) {
  const [first, ...others] = Object.entries(spec.networks ?? {});
  try {
    await engineCall(socket, 'POST', `/containers/create?name=${spec.name}`, bodyOf(spec, first));
  } catch (error) {
    if (error instanceof EngineRefusal && error.status === 409) return; // there already
    throw error;
  }
  // Before API 1.44 only one network may be named at creation.
  for (const [network, addresses] of others) {
    await engineCall(socket, 'POST', `/networks/${encodeURIComponent(network)}/connect`, {
      Container: spec.name,
      EndpointConfig: endpointOf(spec, addresses),
    });
  }
}

/** @param {string} socket @param {ContainerSpec} spec */
export async function startContainer(socket, spec) {
  if (await isAsWanted(socket, spec)) return;
  await engineCall(socket, 'POST', `/containers/${spec.name}/start`);
  if (spec.state === 'paused') await engineCall(socket, 'POST', `/containers/${spec.name}/pause`);
}

/** @param {string} socket @param {ContainerSpec} spec */
async function isAsWanted(socket, { name, state }) {
  return (await engineCall(socket, 'GET', `/containers/${name}/json`)).State.Status === (state ?? 'running');
}

/** @param {ContainerSpec} spec @param {[string, { ipv4?: string, ipv6?: string }] | undefined} firstNetwork */
function bodyOf(spec, firstNetwork) {
  const ports = (spec.ports ?? []).map((port) => port.split(':'));
  const Cmd = commandOf(spec.run);
  return {
    Image: spec.image,
    Cmd,
    Hostname: spec.mode?.startsWith('container:') || spec.mode === 'host' ? undefined : spec.name,
    // Shells that wait do not end on SIGTERM. A paused one is sent SIGTERM all the same when the engine comes back after
    // a kill, hence the timeout: nobody should have to wait 10 s for either.
    StopSignal: 'SIGKILL',
    StopTimeout: 0,
    Labels: labelsOf(spec, Cmd),
    ExposedPorts: Object.fromEntries(ports.map(([, inside]) => [`${inside}/tcp`, {}])),
    Healthcheck: spec.health && {
      Test: spec.health,
      Interval: (spec.healthEvery ?? 60) * second,
      Timeout: 2 * second,
      Retries: 1,
    },
    HostConfig: {
      NetworkMode: spec.mode ?? firstNetwork?.[0] ?? 'default',
      PortBindings: Object.fromEntries(ports.map(([outside, inside]) => [`${inside}/tcp`, [{ HostPort: outside }]])),
      // Back by itself after the engine was killed. Not `unless-stopped`: a dockerd that comes back after a kill first stops
      // what runs, and 20.10 counts that as stopped by a person.
      RestartPolicy: { Name: spec.state === 'exited' ? 'no' : 'always' },
    },
    NetworkingConfig: firstNetwork && { EndpointsConfig: { [firstNetwork[0]]: endpointOf(spec, firstNetwork[1]) } },
  };
}

/** @param {ContainerSpec} spec @param {{ ipv4?: string, ipv6?: string }} addresses */
function endpointOf({ compose }, { ipv4, ipv6 }) {
  return {
    ...((ipv4 ?? ipv6) && { IPAMConfig: { ...(ipv4 && { IPv4Address: ipv4 }), ...(ipv6 && { IPv6Address: ipv6 }) } }),
    ...(compose && { Aliases: [compose[1]] }),
  };
}

/** What Compose writes and other tools read. @param {ContainerSpec} spec @param {string[]} command */
function labelsOf({ compose, image }, command) {
  if (!compose) return {};
  const [project, service, number] = compose;
  return {
    'com.docker.compose.project': project,
    'com.docker.compose.service': service,
    'com.docker.compose.container-number': String(number),
    'com.docker.compose.oneoff': 'False',
    'com.docker.compose.config-hash': createHash('sha256').update(image).update(command.join('\0')).digest('hex'),
    'com.docker.compose.version': '2.32.4',
  };
}
