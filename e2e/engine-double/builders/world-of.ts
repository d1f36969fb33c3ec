import type { EngineVersion } from '../engine-version';
import { DoubleWorld } from '../world/double-world';
import { seededRandom } from '../world/random';
import { aSwarm } from './a-swarm';
import { planContainers } from './plan-containers';
import { planNetworks } from './plan-networks';

export interface WorldSize {
  /** Besides bridge, host and none. */
  readonly networks?: number;
  readonly containers?: number;
  readonly seed?: number;
  /** Made one by one with `docker run`: nothing carries the labels of a project. */
  readonly byHand?: boolean;
  readonly version?: EngineVersion;
  /** Milliseconds since the epoch; ages in the world count back from here. Given, the world's clock stands still. */
  readonly now?: number;
}

/** `default-address-pools` wide enough for hundreds of networks. */
const POOLS = [{ base: '10.128.0.0/9', size: 20 }];

/** A large world that looks like a real one. The same arguments give the same world, ids and addresses included. */
export function worldOf({
  networks = 300,
  containers = 5000,
  seed = 1,
  byHand = false,
  version = '20.10',
  now,
}: WorldSize = {}): DoubleWorld {
  const random = seededRandom(seed);
  const planned = planNetworks(networks, random);
  const base = now ?? Date.now();
  return new DoubleWorld({
    version,
    seed,
    pools: POOLS,
    swarm: aSwarm(),
    networks: planned.map(({ spec }, index) => ({
      ...spec,
      created: base - 40 * 86_400_000 + index,
      ...(byHand && { labels: {} }),
    })),
    containers: planContainers(containers, planned, random, base).map((spec) =>
      byHand ? { ...spec, labels: {} } : spec,
    ),
    ...(now !== undefined && { now: () => now }),
  });
}
