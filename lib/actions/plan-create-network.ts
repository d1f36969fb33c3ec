import { baseOf, canonical, isInSubnet, isIpv6, overlaps } from '@/lib/ipam/subnet';
import type { CreateNetworkRequest, Topology } from '@/lib/model';
import { commandLine } from './command-line';
import { named, noEffects, planOf } from './plan';
import type { Plan, Refusal } from './plan';

export function planCreateNetwork(topology: Topology, request: CreateNetworkRequest): Plan {
  const warnings: string[] = [];
  const isGlobal = request.driver === 'overlay';
  const overlapping = overlapsOf(topology, request);
  // An overlay's subnet counts on this node only once something here uses it (20.10): then the engine refuses.
  for (const { subnet, network } of overlapping.filter((one) => (one.network.scope === 'swarm') !== isGlobal)) {
    warnings.push(
      `${subnet} overlaps ${named(network)}: the engine may refuse it, and a container on both could reach only one.`,
    );
  }
  if (request.internal) warnings.push('An internal network leads to no other network and not outside.');
  return planOf(
    nameRefusal(topology, request) ??
      driverRefusal(topology, request) ??
      subnetRefusal(request) ??
      overlapRefusal(overlapping.filter((one) => (one.network.scope === 'swarm') === isGlobal)),
    { warnings, effects: () => noEffects, command: commandOf(request) },
  );
}

function overlapsOf({ networks }: Topology, { subnets }: CreateNetworkRequest) {
  const real = networks.filter((network) => !network.configOnly);
  return subnets.flatMap(({ subnet }) => overlaps(subnet, real).map((network) => ({ subnet, network })));
}

function nameRefusal({ networks }: Topology, { name }: CreateNetworkRequest): Refusal | null {
  // Up to API 1.43 the engine itself makes a second one when not told to check.
  if (networks.some((network) => network.name === name)) {
    return { code: 'conflict', sentence: `There is a network ${named({ name })} already.` };
  }
  if (!['bridge', 'host', 'none', 'default'].includes(name)) return null;
  return { code: 'not_possible', sentence: `${named({ name })} is a name the engine keeps for itself.` };
}

function driverRefusal({ engines }: Topology, { driver }: CreateNetworkRequest): Refusal | null {
  const [engine] = engines;
  const impossible = (sentence: string): Refusal => ({ code: 'not_possible', sentence });
  if (driver === 'host' || driver === 'null') {
    return impossible('Of host and none there is one network each, and the engine makes it itself.');
  }
  if (driver === 'overlay' && engine && engine.swarm === null) {
    return impossible('An overlay needs Swarm: `docker swarm init` makes this engine a manager.');
  }
  if (driver === 'overlay' && engine?.swarm?.role === 'worker') {
    return impossible('An overlay is created on a Swarm manager, and this engine is a worker.');
  }
  if (engine && engine.drivers.length > 0 && !engine.drivers.includes(driver)) {
    return impossible(`This engine has no driver ${named({ name: driver })}; it has ${engine.drivers.join(', ')}.`);
  }
  return null;
}

function subnetRefusal({ subnets, ipv6 }: CreateNetworkRequest): Refusal | null {
  const invalid = (sentence: string): Refusal => ({ code: 'invalid_request', sentence });
  for (const { subnet, gateway } of subnets) {
    const base = baseOf(subnet);
    if (base === null) return invalid(`${subnet} is not a subnet.`);
    // 20.10 takes host bits and keeps them in what it shows; newer engines refuse them.
    if (canonical(subnet.split('/')[0] ?? '') !== base.split('/')[0])
      return invalid(`${subnet} is an address inside a subnet: write ${base}.`);
    if (gateway !== undefined && !isInSubnet(gateway, subnet)) {
      return invalid(`The gateway ${gateway} is not an address of ${subnet}.`);
    }
    if (isIpv6(subnet) && !ipv6) return invalid(`${subnet} is IPv6, which this network does not have: switch it on.`);
  }
  return null;
}

function overlapRefusal(overlapping: ReturnType<typeof overlapsOf>): Refusal | null {
  const [first] = overlapping;
  if (!first) return null;
  const taken = first.network.subnets.map(({ subnet }) => subnet).join(', ');
  return { code: 'conflict', sentence: `${first.subnet} overlaps ${named(first.network)}, which has ${taken}.` };
}

function commandOf(request: CreateNetworkRequest): string {
  const pairs = (option: string, map: Readonly<Record<string, string>>) =>
    Object.entries(map).flatMap(([key, value]) => [option, `${key}=${value}`]);
  return commandLine([
    ...['docker', 'network', 'create', '--driver', request.driver],
    ...(request.internal ? ['--internal'] : []),
    ...(request.attachable ? ['--attachable'] : []),
    ...(request.ipv6 ? ['--ipv6'] : []),
    ...request.subnets.flatMap(({ subnet, gateway }) => [
      ...['--subnet', subnet],
      ...(gateway === undefined ? [] : ['--gateway', gateway]),
    ]),
    ...pairs('--opt', request.options),
    ...pairs('--label', request.labels),
    request.name,
  ]);
}
