import { EngineRefusal, forbidden, notFound } from '../engine-refusal';
import { AddressPool } from './address-pool';
import type { DefaultPool } from './default-pools';
import { nextDefaultSubnet } from './default-pools';
import type { DoubleWorld } from './double-world';
import type { DoubleNetwork, DoubleSubnet, NetworkSpec, SubnetSpec } from './network';
import { formatSubnet, parseSubnet, subnetsOverlap, type Subnet } from './subnet';

/** Swarm's own pools; its networks live in an address space of their own. */
const SWARM_POOLS: readonly DefaultPool[] = [{ base: '10.0.0.0/8', size: 24 }];
const ULA_POOLS: readonly DefaultPool[] = [{ base: 'fd6e:6574:6c6f::/48', size: 64 }];

type Asked = NetworkSpec & { driver: string; scope: DoubleNetwork['scope']; ipv4: boolean; ipv6: boolean };

/** The subnets of a new network: as asked for, else the next free block of the default pools. */
export function assignSubnets(world: DoubleWorld, spec: Asked): DoubleSubnet[] {
  const asked = spec.subnets ?? [];
  if (spec.configOnly) return asked.map((subnet) => ({ ...subnet, ...opened({ ...subnet }) }));
  if (spec.driver === 'host' || spec.driver === 'null') return [];
  const inUse = subnetsInUse(world, spec.scope);
  const subnets = asked.map((subnet) => ({ ...subnet, ...opened(subnet) }));
  for (const { pool } of subnets) {
    if (inUse.some((used) => subnetsOverlap(used, pool.subnet))) throw overlap(world);
  }
  const families = new Set(subnets.map(({ pool }) => pool.subnet.family));
  const pools = spec.scope === 'swarm' ? SWARM_POOLS : world.pools;
  const missing: DoubleSubnet[] = [];
  if (spec.ipv4 && !families.has(4)) missing.push(fromPools(pools, inUse, 'IPv4'));
  if (spec.ipv6 && !families.has(6)) missing.push(fromPools(ULA_POOLS, inUse, 'IPv6'));
  return [...missing, ...subnets];
}

function subnetsInUse(world: DoubleWorld, scope: DoubleNetwork['scope']): Subnet[] {
  return [...world.networks.values()]
    .filter((network) => !network.configOnly && (network.scope === 'swarm') === (scope === 'swarm'))
    .flatMap((network) => network.subnets.map(({ pool }) => pool.subnet));
}

function overlap(world: DoubleWorld): EngineRefusal {
  const words = 'Pool overlaps with other one on this address space';
  return forbidden(world.dialect.version === '20.10' ? words : `invalid pool request: ${words}`);
}

function fromPools(pools: readonly DefaultPool[], inUse: readonly Subnet[], family: string): DoubleSubnet {
  const block = nextDefaultSubnet(pools, inUse);
  if (!block) {
    throw notFound(
      `could not find an available, non-overlapping ${family} address pool among the defaults to assign to the network`,
    );
  }
  const subnet = formatSubnet(block);
  const { pool, assignedGateway } = opened({ subnet });
  return { subnet, gateway: assignedGateway, pool, assignedGateway };
}

function opened({ subnet, ipRange, gateway, auxiliary }: SubnetSpec): Pick<DoubleSubnet, 'pool' | 'assignedGateway'> {
  const parsed = parseSubnet(subnet);
  if (!parsed) throw new Error(`Not a subnet: ${subnet}`);
  const pool = new AddressPool(parsed, (ipRange !== undefined && parseSubnet(ipRange)) || parsed);
  for (const address of Object.values(auxiliary ?? {})) pool.reserve(address);
  if (gateway !== undefined) pool.reserve(gateway);
  return { pool, assignedGateway: gateway ?? pool.takeNext() ?? '' };
}
