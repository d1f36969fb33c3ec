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

/**
 * Gives the next free block. 20.10 goes on after the last one it gave and wraps around (`fromStart` false), so a
 * block that was released is not given again soon; newer engines always take the first free one.
 */
export class DefaultPools {
  private given = 0;

  constructor(private readonly pools: readonly DefaultPool[]) {}

  /** Null when every block overlaps one in use. */
  next(inUse: readonly Subnet[], fromStart: boolean): Subnet | null {
    const skipped: Subnet[] = [];
    const bases = new Set(inUse.map(({ base }) => base));
    let index = 0;
    for (const block of this.blocks()) {
      index += 1;
      if (bases.has(block.base) || inUse.some((used) => subnetsOverlap(used, block))) continue;
      if (!fromStart && index <= this.given) {
        skipped.push(block);
        continue;
      }
      this.given = index;
      return block;
    }
    const wrapped = skipped[0] ?? null;
    if (wrapped) this.given = 0;
    return wrapped;
  }

  private *blocks(): Generator<Subnet> {
    for (const pool of this.pools) yield* blocksOf(pool);
  }
}
