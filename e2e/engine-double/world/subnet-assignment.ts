import type { EngineRefusal } from '../engine-refusal';
import { forbidden, notFound } from '../engine-refusal';
import { AddressPool } from './address-pool';
import type { DefaultPools } from './default-pools';
import type { DoubleWorld } from './double-world';
import type { DoubleNetwork, DoubleSubnet, NetworkSpec, SubnetSpec } from './network';
import { formatSubnet, parseSubnet, subnetsOverlap, type Subnet } from './subnet';

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
  const pools = spec.scope === 'swarm' ? world.pools.swarm : world.pools.local;
  const missing: DoubleSubnet[] = [];
  if (spec.ipv4 && !families.has(4)) missing.push(fromPools(world, pools, inUse, 'IPv4'));
  if (spec.ipv6 && !families.has(6)) missing.push(fromPools(world, world.pools.ipv6, inUse, 'IPv6'));
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

function fromPools(world: DoubleWorld, pools: DefaultPools, inUse: readonly Subnet[], family: string): DoubleSubnet {
  const block = pools.next(inUse, world.dialect.version !== '20.10');
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
