import { networkKind, whyNoOverlay } from '@/lib/model';
import type { CreateNetworkRequest, Network } from '@/lib/model';
import { named } from './plan';
import type { Refusal, Surroundings } from './plan';

/** Longest name of a network interface (Linux, IFNAMSIZ less its end). */
const interfaceNameLength = 15;

/** Why this driver, with these options, makes no network here. */
export function driverRefusal(around: Surroundings, request: CreateNetworkRequest): Refusal | null {
  return offerRefusal(around, request) ?? parentRefusal(around, request) ?? bridgeNameRefusal(around, request);
}

function offerRefusal({ topology: { engines } }: Surroundings, { driver }: CreateNetworkRequest): Refusal | null {
  const [engine] = engines;
  const impossible = (sentence: string): Refusal => ({ code: 'not_possible', sentence, field: 'driver' });
  if (driver === 'host' || driver === 'null') {
    return impossible('Of host and none there is one network each, and the engine makes it itself.');
  }
  const why = driver === 'overlay' && engine ? whyNoOverlay(engine) : null;
  if (why !== null) return impossible(why);
  if (engine && engine.drivers.length > 0 && !engine.drivers.includes(driver)) {
    return impossible(`This engine has no driver ${named({ name: driver })}; it has ${engine.drivers.join(', ')}.`);
  }
  return null;
}

function parentRefusal(
  { topology, hostInterfaces }: Surroundings,
  { driver, options }: CreateNetworkRequest,
): Refusal | null {
  const parent = options['parent'];
  if ((driver !== 'macvlan' && driver !== 'ipvlan') || parent === undefined) return null;
  const refuse = (code: Refusal['code'], sentence: string): Refusal => ({ code, sentence, field: 'options.parent' });
  if (parent === '' || parent.length > interfaceNameLength || /[\s/]/.test(parent)) {
    return refuse('invalid_request', 'A parent is the name of an interface of the host, like eth0 or eth0.20.');
  }
  const vlan = /\.(\d+)$/.exec(parent)?.[1];
  if (vlan !== undefined && (Number(vlan) < 1 || Number(vlan) > 4094)) {
    return refuse('invalid_request', `A VLAN is a number from 1 to 4094, and not ${vlan}.`);
  }
  if (parent === 'lo') return refuse('not_possible', 'The loopback interface carries no other one.');
  const user = topology.networks.find((network) => network.parent === parent && takesParent(network, driver));
  if (user) {
    const why =
      user.driver === driver
        ? `${named(user)} is on ${parent} already: two networks share a parent as VLANs, like ${parent}.20.`
        : `${named(user)} (${user.driver}) is on ${parent}: the kernel lets macvlan and ipvlan not share one.`;
    return refuse('conflict', why);
  }
  // The engine makes a VLAN interface itself where the name says so, and finds the rest or refuses.
  const physical = parent.split('.')[0];
  if (hostInterfaces && !hostInterfaces.some(({ name }) => name === parent || name === physical)) {
    const names = hostInterfaces.filter(({ kind }) => kind === 'physical' || kind === 'other').map(({ name }) => name);
    return refuse(
      'not_possible',
      `The host has no interface ${parent}; it has ${names.join(', ') || 'none that fits'}.`,
    );
  }
  return null;
}

/** 20.10 to 29 refuse a second network of the same driver; of the other driver, the kernel does when a container starts. */
function takesParent(network: Network, driver: string): boolean {
  return network.driver === driver || networkKind(network) === 'macvlan' || networkKind(network) === 'ipvlan';
}

function bridgeNameRefusal({ topology }: Surroundings, { driver, options }: CreateNetworkRequest): Refusal | null {
  const name = options['com.docker.network.bridge.name'];
  if (driver !== 'bridge' || name === undefined) return null;
  const field = 'options.com.docker.network.bridge.name';
  if (name === '' || name.length > interfaceNameLength || /[\s/:]/.test(name) || name === '.' || name === '..') {
    const sentence = `A bridge’s name is that of an interface: up to ${interfaceNameLength} characters, no space, / or colon.`;
    return { code: 'invalid_request', sentence, field };
  }
  const user = topology.networks.find((network) => network.bridge === name);
  return user ? { code: 'conflict', sentence: `The bridge ${name} is that of ${named(user)}.`, field } : null;
}

export function parentWarnings({ driver, options }: CreateNetworkRequest): string[] {
  const isOnParent = driver === 'macvlan' || driver === 'ipvlan';
  if (!isOnParent) {
    return options['parent'] === undefined ? [] : ['A parent means something to macvlan and ipvlan only.'];
  }
  return options['parent'] === undefined
    ? ['Without a parent the engine puts it on a dummy interface: it leads nowhere outside.']
    : ['The host itself cannot be reached from it: the kernel passes nothing between a parent and what is on it.'];
}
