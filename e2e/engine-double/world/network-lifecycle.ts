import { badRequest, conflict, forbidden, notFound, systemError } from '../engine-refusal';
import { shortId } from './container';
import type { DoubleWorld } from './double-world';
import { activeMembers, findNetwork, networkIfAny, networksNamed } from './find';
import { checkSubnet } from './ipam-check';
import { PREDEFINED, type DoubleNetwork, type NetworkSpec } from './network';
import { assignSubnets } from './subnet-assignment';

const DRIVERS = ['bridge', 'host', 'null', 'macvlan', 'ipvlan', 'overlay'];
export const NO_SWARM =
  'This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.';

const DEFAULT_BRIDGE_OPTIONS = {
  'com.docker.network.bridge.default_bridge': 'true',
  'com.docker.network.bridge.enable_icc': 'true',
  'com.docker.network.bridge.enable_ip_masquerade': 'true',
  'com.docker.network.bridge.host_binding_ipv4': '0.0.0.0',
  'com.docker.network.bridge.name': 'docker0',
  'com.docker.network.driver.mtu': '1500',
};

/** bridge, host and none, as a fresh engine has them. */
export function addPredefinedNetworks(world: DoubleWorld): void {
  for (const [name, driver] of [
    ['none', 'null'],
    ['host', 'host'],
    ['bridge', 'bridge'],
  ] as const) {
    const subnets = driver === 'bridge' ? [{ subnet: '172.17.0.0/16', gateway: '172.17.0.1' }] : [];
    const options = driver === 'bridge' ? DEFAULT_BRIDGE_OPTIONS : {};
    world.putNetwork({ ...built(world, { name, driver, options, subnets }), userSubnets: false });
  }
}

/** @throws EngineRefusal with the words of the world's release */
export function createNetwork(world: DoubleWorld, spec: NetworkSpec): DoubleNetwork {
  refuseNetwork(world, spec);
  const config = spec.configFrom ? networkIfAny(world, spec.configFrom) : null;
  if (spec.configFrom && !config?.configOnly) {
    throw notFound(`configuration network "${spec.configFrom}" does not exist`);
  }
  const driver = spec.configOnly ? 'null' : (spec.driver ?? 'bridge');
  const network = built(world, {
    ...spec,
    driver,
    ...(config && { subnets: config.subnets, options: config.options, ipv6: config.ipv6 }),
  });
  world.putNetwork(network, network.scope === 'local' ? 'create' : undefined);
  return network;
}

function refuseNetwork(world: DoubleWorld, spec: NetworkSpec): void {
  const { dialect } = world;
  if (spec.name.trim() === '' && dialect.version !== '20.10') throw badRequest('invalid name: name is empty');
  if (PREDEFINED.includes(spec.name)) {
    throw forbidden(`operation is not permitted on predefined ${spec.name} network `);
  }
  if (!dialect.allowsDuplicateNames && networksNamed(world, spec.name).length > 0) throw duplicateName(spec.name);
  for (const subnet of spec.subnets ?? []) checkSubnet(subnet, dialect);
  if (spec.name.trim() === '') throw systemError(`invalid name: ${spec.name}`);
  const driver = spec.driver ?? 'bridge';
  if (driver === 'host' || driver === 'null') throw forbidden(`only one instance of "${driver}" network is allowed`);
  if (driver === 'overlay' && !world.swarm)
    throw dialect.version === '20.10' ? systemError(NO_SWARM) : forbidden(NO_SWARM);
  if (!DRIVERS.includes(driver) && !driver.includes('/') && !driver.includes(':')) {
    throw notFound(`plugin "${driver}" not found`);
  }
}

export const duplicateName = (name: string) => conflict(`network with name ${name} already exists`);

function built(world: DoubleWorld, spec: NetworkSpec): DoubleNetwork {
  const driver = spec.driver ?? 'bridge';
  const scope = spec.scope ?? (driver === 'overlay' ? 'swarm' : 'local');
  const complete = { ...spec, driver, scope, ipv4: spec.ipv4 ?? true, ipv6: spec.ipv6 ?? false };
  return {
    ...complete,
    id: spec.id ?? (scope === 'swarm' ? world.random.base36(25) : world.random.hex(64)),
    created: spec.created ?? world.now(),
    ipamDriver: spec.ipamDriver ?? 'default',
    ipamOptions: spec.ipamOptions ?? null,
    subnets: assignSubnets(world, complete),
    userSubnets: (spec.subnets ?? []).length > 0,
    internal: spec.internal ?? false,
    attachable: spec.attachable ?? false,
    ingress: spec.ingress ?? false,
    configOnly: spec.configOnly ?? false,
    configFrom: spec.configFrom ?? '',
    options: spec.options ?? {},
    labels: spec.labels ?? {},
    stale: spec.stale ?? [],
  };
}

/** @throws EngineRefusal when predefined, in use or unknown; a stopped container does not count as use */
export function removeNetwork(world: DoubleWorld, reference: string): void {
  const network = findNetwork(world, reference);
  if (PREDEFINED.includes(network.name)) {
    throw forbidden(`${network.name} is a pre-defined network and cannot be removed`);
  }
  if ([...world.networks.values()].some(({ configFrom }) => configFrom === network.name)) {
    throw forbidden(`error while removing network: configuration network "${network.name}" is in use`);
  }
  const members = activeMembers(world, network);
  if (members.length + network.stale.length > 0 && world.dialect.version === '20.10') {
    throw forbidden(`error while removing network: network ${network.name} id ${network.id} has active endpoints`);
  }
  if (members.length + network.stale.length > 0) {
    const who = members.map(({ name, endpoints }) => {
      const endpointId = endpoints.get(network.name)?.lease?.endpointId ?? '';
      return `name:"${name}" id:"${shortId(endpointId)}"`;
    });
    throw forbidden(`error while removing network: network ${network.name} has active endpoints (${who.join(', ')})`);
  }
  world.dropNetwork(network);
}
