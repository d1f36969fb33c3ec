import { containsCidr } from 'cidr-tools';
import ipaddr from 'ipaddr.js';
import type { EngineFacts, Network } from '@/lib/model';

type Pools = EngineFacts['defaultAddressPools'];

/** What an engine uses that was told nothing (libnetwork, 20.10 to 29): the last one is for overlays. */
const builtIn: Pools = [
  { base: '172.16.0.0/12', size: 16 },
  { base: '192.168.0.0/16', size: 20 },
];
const builtInOfSwarm: Pools = [{ base: '10.0.0.0/8', size: 24 }];

/** Where this engine takes subnets from when nobody gives one. */
export function poolsOf({ defaultAddressPools }: Pick<EngineFacts, 'defaultAddressPools'>): Pools {
  return defaultAddressPools.length > 0 ? defaultAddressPools : builtIn;
}

/**
 * Whether a person chose the subnets: engines take a fixed address only then, and their inspect (20.10 to 29) does not
 * tell. True when it is certain, since the engine by itself would have made another one; false when nobody can tell.
 */
export function isSurelyChosen(network: Pick<Network, 'subnets' | 'scope'>, pools: Pools): boolean {
  const possible = network.scope === 'swarm' ? [...pools, ...builtInOfSwarm] : pools;
  return network.subnets.some(
    ({ subnet, gateway, ipRange, reserved }) =>
      // An engine names the gateway of what it chose itself; 20.10 leaves out one that a person did not give.
      gateway === null ||
      ipRange !== null ||
      Object.keys(reserved).length > 0 ||
      !possible.some((pool) => isCutFrom(subnet, pool)),
  );
}

function isCutFrom(subnet: string, { base, size }: Pools[number]): boolean {
  if (!ipaddr.isValidCIDR(subnet) || !ipaddr.isValidCIDR(base)) return false;
  const [[address, prefix], [start]] = [ipaddr.parseCIDR(subnet), ipaddr.parseCIDR(base)];
  return address.kind() === start.kind() && prefix === size && containsCidr(base, subnet);
}
