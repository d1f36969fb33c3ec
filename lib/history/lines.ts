/**
 * Takes rates as they are measured, gives averages over ever longer slots. The clock that it goes by is the wall clock of
 * what it is given; it owns no timer and writes nothing: whoever it is told to tell does.
 */
import { fields } from './block';
import type { Block } from './block';
import { blockIndex, Line } from './line';
import type { RunningAverage } from './running-average';
import type { SeriesKey } from './series-key';
import type { Retention, Tier } from './tiers';

export type Rates = Readonly<Partial<Record<(typeof fields)[number], number | null>>>;

/** A slot of the finest coarse tier that is over: what is written down at once. */
export interface ClosedSlot {
  /** Epoch seconds of its beginning. */
  from: number;
  lines: readonly { key: SeriesKey; average: RunningAverage }[];
}

export interface KeptBlock {
  key: SeriesKey;
  tier: Tier;
  index: number;
  block: Block;
}

export interface LinesOptions {
  retention: Retention;
  /** Called before anything of the slot is forgotten. */
  onSlot: (slot: ClosedSlot) => void;
  /** All that is in memory: from now on nothing of it need be written down slot by slot any more. `upTo`: epoch seconds. */
  onCheckpoint: (blocks: readonly KeptBlock[], upTo: number) => void;
  /** What was kept of a block that is opened once more; null when nothing was. */
  load: (key: SeriesKey, tier: Tier, index: number) => Block | null;
}

/** Rates that cover more are those of a machine that slept, or of a server that was held up. */
const longestCover = 60;

export class Lines {
  readonly byKey = new Map<SeriesKey, Line>();
  readonly coarse: readonly Tier[];
  private readonly live: Tier;
  /** Epoch seconds of the beginning of the open slot. */
  private slot: number | null = null;

  constructor(private readonly options: LinesOptions) {
    const [live, ...coarse] = options.retention.tiers;
    this.live = live;
    this.coarse = coarse;
  }

  /** Epoch seconds of the beginning of the finest coarse slot that is open; null before the first. */
  get openSlot(): number | null {
    return this.slot;
  }

  /** `at`: epoch milliseconds; `covers`: the milliseconds before it that the rates are averages over. */
  record(at: number, covers: number, samples: Iterable<readonly [SeriesKey, Rates]>): void {
    const until = at / 1000;
    const from = until - Math.min(covers / 1000, longestCover);
    const pieces = this.piecesOf(from, until);
    const known = Array.from(samples, ([key, rates]) => [this.line(key), ratesInOrder(rates)] as const);
    for (const [line, rates] of known) {
      // A second belongs to whom its middle does: readings that follow each other so leave none out, however late they are.
      for (let second = Math.round(from); second < Math.round(until); second++) line.live.set(second, rates);
    }
    for (const { slot, seconds } of pieces) {
      this.moveTo(slot);
      for (const [line, rates] of known) {
        rates.forEach((rate, field) => {
          if (rate !== null) line.add(field, rate, rate, seconds);
        });
      }
    }
  }

  /** Puts back what was written down of a slot. */
  restore(
    from: number,
    key: SeriesKey,
    seconds: number,
    values: readonly { average: number; maximum: number }[],
  ): void {
    this.moveTo(from);
    const line = this.line(key);
    values.forEach(({ average, maximum }, field) => {
      if (!Number.isNaN(average)) line.add(field, average, maximum, seconds);
    });
  }

  /** Writes down the slot that is open, as far as it goes. */
  flush(): void {
    if (this.slot !== null) this.options.onSlot(this.closedSlot(this.slot));
  }

  private line(key: SeriesKey): Line {
    const known = this.byKey.get(key);
    if (known) return known;
    const line = new Line(this.coarse, this.live.keeps);
    this.byKey.set(key, line);
    return line;
  }

  /** Time is cut where slots of the finest coarse tier end. */
  private piecesOf(from: number, until: number): { slot: number; seconds: number }[] {
    const step = this.coarse[0]?.step ?? Infinity;
    const pieces = [];
    for (let slot = Math.floor(from / step) * step; slot < until; slot += step) {
      const seconds = Math.min(until, slot + step) - Math.max(from, slot);
      if (seconds > 0) pieces.push({ slot, seconds });
    }
    return pieces;
  }

  private moveTo(next: number): void {
    const before = this.slot;
    this.slot = next;
    if (before === null || before === next) return;
    this.options.onSlot(this.closedSlot(before));
    this.coarse.forEach((tier, level) => {
      if (Math.floor(before / tier.step) === Math.floor(next / tier.step)) return;
      for (const [key, line] of this.byKey) {
        line.close(level, before, (index) => this.options.load(key, tier, index));
      }
    });
    const [finest] = this.coarse;
    if (finest && blockIndex(finest, before) !== blockIndex(finest, next)) this.checkpoint(before, next);
  }

  private closedSlot(from: number): ClosedSlot {
    const lines = Array.from(this.byKey, ([key, line]) => ({ key, average: line.current }));
    return { from, lines: lines.flatMap(({ key, average }) => (average ? { key, average } : [])) };
  }

  private checkpoint(before: number, next: number): void {
    const blocks: KeptBlock[] = [];
    for (const [key, line] of this.byKey) {
      this.coarse.forEach((tier, level) => {
        const open = line.blockOf(level);
        if (!open) return;
        blocks.push({ key, tier, ...open });
        if (open.index !== blockIndex(tier, next)) line.endBlock(level);
      });
      if (line.isIdleAt(next)) this.byKey.delete(key);
    }
    this.options.onCheckpoint(blocks, Math.max(before, next));
  }
}

function ratesInOrder(rates: Rates): (number | null)[] {
  return fields.map((field) => rates[field] ?? null);
}
