import { fields, maximumAt, newBlock, placeOf } from './block';
import type { Block } from './block';
import { LiveRing } from './live-ring';
import { decodeRate, encodeRate } from './rate-code';
import { RunningAverage } from './running-average';
import { slots } from './tiers';
import type { Tier } from './tiers';

/** Average and maximum; null where nothing was known. */
export interface Value {
  average: number | null;
  maximum: number | null;
}

interface OpenBlock {
  index: number;
  block: Block;
}

/** One series in memory: its last minutes by the second, and of each coarser tier the block that is being filled. */
export class Line {
  readonly live: LiveRing;
  private readonly running: readonly RunningAverage[];
  private readonly open: (OpenBlock | null)[];

  /** `coarse`: the tiers but the first, finest first. */
  constructor(
    private readonly coarse: readonly Tier[],
    liveSeconds: number,
  ) {
    this.live = new LiveRing(liveSeconds);
    this.running = coarse.map(() => new RunningAverage());
    this.open = coarse.map(() => null);
  }

  /** Into the slot of the finest coarse tier that is open now. */
  add(field: number, average: number, maximum: number, seconds: number): void {
    this.running[0]?.add(field, average, maximum, seconds);
  }

  /** What is known so far of the open slot of the finest coarse tier. */
  get current(): RunningAverage | null {
    const [finest] = this.running;
    return finest && finest.known > 0 ? finest : null;
  }

  /**
   * The slot of a coarse tier is over. `second`: any in it. `load` gives the block that was begun before this one was
   * in memory.
   */
  close(level: number, second: number, load: (index: number) => Block | null): void {
    const [running, tier] = [this.running[level], this.coarse[level]];
    if (!running || !tier || running.known === 0) return;
    const index = blockIndex(tier, second);
    const before = this.open[level];
    const block = before?.index === index ? before.block : (load(index) ?? newBlock());
    this.open[level] = { index, block };
    const slot = slotIn(tier, second);
    for (let field = 0; field < fields.length; field++) {
      block[placeOf(field, slot)] = encodeRate(running.average(field));
      block[placeOf(field, slot) + maximumAt] = encodeRate(running.maximum(field));
    }
    this.running[level + 1]?.merge(running);
    running.clear();
  }

  /** The block of a tier that is being filled; `end` hands it over for good. */
  blockOf(level: number): OpenBlock | null {
    return this.open[level] ?? null;
  }

  endBlock(level: number): void {
    this.open[level] = null;
  }

  /** Whether anything of it is in memory only. */
  isIdleAt(second: number): boolean {
    return (
      this.live.isEmptyAt(second) &&
      this.open.every((one) => one === null) &&
      this.running.every(({ known }) => known === 0)
    );
  }

  /** Of the slot that is open now, as far as it goes: of a coarse tier it holds what finer ones have not closed yet. */
  currentValue(level: number, field: number): Value {
    const sum = new RunningAverage();
    for (const running of this.running.slice(0, level + 1)) sum.merge(running);
    return { average: sum.average(field), maximum: sum.maximum(field) };
  }
}

export function valueIn(block: Block, field: number, slot: number): Value {
  return {
    average: decodeRate(block[placeOf(field, slot)] ?? 0),
    maximum: decodeRate(block[placeOf(field, slot) + maximumAt] ?? 0),
  };
}

export function blockIndex({ step }: Tier, second: number): number {
  return Math.floor(second / (step * slots));
}

export function slotIn({ step }: Tier, second: number): number {
  return Math.floor(second / step) - Math.floor(second / (step * slots)) * slots;
}
