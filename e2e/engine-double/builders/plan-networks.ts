import type { NetworkSpec } from '../world/network';
import type { Random } from '../world/random';
import { aDoubleNetwork } from './a-double-network';

/** What a project's networks are called, from the outside in. */
const TIERS = ['edge', 'app', 'data', 'cache', 'jobs'];

export interface PlannedNetwork {
  readonly project: string;
  readonly spec: NetworkSpec;
}

/** So many networks, grouped into projects of one to five; four in five are bridges. */
export function planNetworks(count: number, random: Random): PlannedNetwork[] {
  const planned: PlannedNetwork[] = [];
  for (let number = 1; planned.length < count; number += 1) {
    const project = `${random.pick(['shop', 'metrics', 'billing', 'search', 'mail', 'auth'])}${number}`;
    const tiers = TIERS.slice(0, Math.min(random.int(1, TIERS.length), count - planned.length));
    for (const tier of tiers) planned.push({ project, spec: networkOf(project, tier, planned.length, random) });
  }
  return planned;
}

function networkOf(project: string, tier: string, index: number, random: Random): NetworkSpec {
  const labels = {
    'com.docker.compose.network': tier,
    'com.docker.compose.project': project,
    'com.docker.compose.version': '2.29.0',
  };
  return aDoubleNetwork({ name: `${project}_${tier}`, labels, internal: tier === 'data', ...kindOf(index, random) });
}

/** Subnets of one's own lie apart from the default pools. */
function kindOf(index: number, random: Random): Partial<NetworkSpec> {
  const roll = random.next();
  const subnets = [{ subnet: `10.${Math.floor(index / 16)}.${(index % 16) * 16}.0/20` }];
  if (roll < 0.06) return { driver: 'macvlan', subnets, options: { parent: `eth0.${index + 10}` } };
  if (roll < 0.1) return { driver: 'overlay', attachable: true };
  if (roll < 0.16) return { subnets };
  if (roll < 0.2) return { ipv6: true };
  if (roll < 0.23) return { options: { 'com.docker.network.driver.mtu': '1400' } };
  return {};
}
