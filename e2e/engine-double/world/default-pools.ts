import { parseSubnet, subnetsOverlap, type Subnet } from './subnet';

/** One entry of the daemon's `default-address-pools`: blocks of `size` are cut from `base`. */
export interface DefaultPool {
  readonly base: string;
  readonly size: number;
}

/** What a daemon without configuration uses: 172.17 to 172.31 as /16, then 192.168 as /20. */
export const ENGINE_POOLS: readonly DefaultPool[] = [
  ...Array.from({ length: 15 }, (_, index) => ({ base: `172.${17 + index}.0.0/16`, size: 16 })),
  { base: '192.168.0.0/16', size: 20 },
];

function* blocksOf({ base, size }: DefaultPool): Generator<Subnet> {
  const whole = parseSubnet(base);
  if (!whole) throw new Error(`Not a subnet: ${base}`);
  const blockSize = 1n << BigInt((whole.family === 4 ? 32 : 128) - size);
  for (let start = whole.base; start < whole.base + whole.size; start += blockSize) {
    yield { family: whole.family, base: start, prefix: size, size: blockSize };
  }
}

/** The first block of the family that overlaps none in use; null when the pools are exhausted. */
export function nextDefaultSubnet(pools: readonly DefaultPool[], inUse: readonly Subnet[]): Subnet | null {
  for (const pool of pools) {
    for (const block of blocksOf(pool)) {
      if (!inUse.some((used) => subnetsOverlap(used, block))) return block;
    }
  }
  return null;
}
