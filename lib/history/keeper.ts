import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { setAside } from '@/lib/files/set-aside';
import { reasonOf } from '@/lib/model';
import { packBlock, unpackBlock } from './block';
import type { Block } from './block';
import { packJournal } from './journal';
import { blockIndex } from './line';
import type { ClosedSlot, KeptBlock } from './lines';
import type { SeriesKey } from './series-key';
import { StoreError } from './store';
import type { HistoryStore } from './store';
import { slots } from './tiers';
import type { Retention, Tier } from './tiers';

export interface KeeperOptions {
  path: string;
  retention: Retention;
  open: (path: string) => HistoryStore;
  log: { warn(message: string): void; info(message: string): void };
}

/** One checkpoint that is not written, or not wholly. */
interface Waiting {
  blocks: readonly KeptBlock[];
  /** The same: at a checkpoint every line looks for the block that it opens next. */
  byPlace: ReadonlyMap<string, Block>;
  upTo: number;
  written: number;
}

/** Written in one go, between which other work gets a turn: about 4 ms. */
const batch = 64;
/** Checkpoints that may wait for a disk that takes nothing; what is older is given up. */
const mostWaiting = 6;

/**
 * Keeps history in a file as long as that works: a failure (a full disk) is told and tried again with every slot, a file
 * that cannot be read is set aside and a new one begun. Nothing it does throws.
 */
export class Keeper {
  #store: HistoryStore | null = null;
  #series = new Map<SeriesKey, number>();
  /** Why nothing is written; null while it is. */
  #failure: string | null = null;
  #waiting: Waiting[] = [];
  #writing: Promise<void> | null = null;
  #size = 0;
  #closed = false;

  constructor(private readonly options: KeeperOptions) {}

  get failure(): string | null {
    return this.#failure;
  }

  /** Bytes, as of the last checkpoint. */
  get size(): number {
    return this.#size;
  }

  /** All lines that anything may be kept of. */
  keys(): Iterable<SeriesKey> {
    return this.#series.keys();
  }

  /** As the journal names them. */
  keysByNumber(): ReadonlyMap<number, SeriesKey> {
    this.#attempt(() => undefined);
    return new Map(Array.from(this.#series, ([key, number]) => [number, key]));
  }

  /** What was written down and is not in any block yet. */
  readJournal(): { at: number; data: Uint8Array }[] {
    return this.#attempt((store) => store.readJournal()) ?? [];
  }

  writeSlot({ from, lines }: ClosedSlot): void {
    this.#attempt((store) => {
      const rows = lines.map(({ key, average }) => ({ series: this.#idOf(store, key, from), average }));
      if (rows.length > 0) store.writeJournal(from, packJournal(rows));
    });
    if (this.#failure === null) this.#write();
  }

  writeBlocks(blocks: readonly KeptBlock[], upTo: number): void {
    const byPlace = new Map(blocks.map(({ key, tier, index, block }) => [placeIn(key, tier, index), block]));
    this.#waiting = [...this.#waiting.slice(1 - mostWaiting), { blocks, byPlace, upTo, written: 0 }];
    this.#write();
  }

  /** What is kept of a block; null where nothing is. */
  read(key: SeriesKey, tier: Tier, index: number): Block | null {
    const place = placeIn(key, tier, index);
    const waiting = this.#waiting.findLast(({ byPlace }) => byPlace.has(place))?.byPlace.get(place);
    if (waiting) return waiting;
    const series = this.#series.get(key);
    if (series === undefined) return null;
    const packed = this.#attempt((store) => store.readBlock({ tier: this.#numberOf(tier), index, series }));
    if (!packed) return null;
    return this.#attempt(() => unpackBlock(packed), 'corrupt') ?? null;
  }

  /** Resolves when nothing waits to be written any more, or nothing can be. */
  async settled(): Promise<void> {
    while (this.#writing) await this.#writing;
  }

  close(): void {
    this.#closed = true;
    this.#store?.close();
    this.#store = null;
  }

  #write(): void {
    if (this.#writing || this.#waiting.length === 0) return;
    this.#writing = this.#writeWaiting().finally(() => (this.#writing = null));
  }

  async #writeWaiting(): Promise<void> {
    for (let next = this.#waiting[0]; next && !this.#closed; next = this.#waiting[0]) {
      while (next.written < next.blocks.length) {
        const some = next.blocks.slice(next.written, next.written + batch);
        if (!this.#writeSome(some, next.upTo)) return;
        next.written += some.length;
        await breathe();
        if (this.#closed) return;
      }
      const { upTo } = next;
      if (this.#attempt((store) => this.#tidy(store, upTo)) === undefined) return;
      this.#waiting = this.#waiting.filter((one) => one !== next);
    }
  }

  #writeSome(blocks: readonly KeptBlock[], upTo: number): boolean {
    return (
      this.#attempt((store) => {
        store.writeBlocks(
          blocks.map(({ key, tier, index, block }) => ({
            tier: this.#numberOf(tier),
            index,
            series: this.#idOf(store, key, upTo),
            data: packBlock(block),
          })),
          upTo,
        );
        return true;
      }) ?? false
    );
  }

  /** What is in blocks need not be in the journal; what is too old goes, and more where the file is too large. */
  #tidy(store: HistoryStore, now: number): true {
    store.dropJournalBefore(now);
    const { tiers, size } = this.options.retention;
    for (const tier of tiers.slice(1)) {
      store.dropBlocksBefore(this.#numberOf(tier), blockIndex(tier, now - tier.keeps));
    }
    store.dropSeriesUnseenSince(now - longestKept(tiers));
    this.#series = store.seriesKeys();
    this.#size = store.trim();
    while (this.#size > size && this.#dropOldest(store)) this.#size = store.trim();
    return true;
  }

  /** Of the tier that has most, the oldest tenth. False when there is nothing to drop. */
  #dropOldest(store: HistoryStore): boolean {
    const counts = this.options.retention.tiers.map((_, tier) => ({ tier, count: store.countBlocks(tier) }));
    const { tier, count } = counts.reduce((a, b) => (b.count > a.count ? b : a));
    const [oldest, newest] = [store.oldestIndex(tier), store.newestIndex(tier)];
    if (count === 0 || oldest === null || newest === null || oldest === newest) return false;
    store.dropBlocksBefore(tier, oldest + Math.ceil((newest - oldest) / 10));
    return true;
  }

  #idOf(store: HistoryStore, key: SeriesKey, at: number): number {
    const known = this.#series.get(key);
    if (known !== undefined) return known;
    const id = store.addSeries(key, at);
    this.#series.set(key, id);
    return id;
  }

  #numberOf(tier: Tier): number {
    return this.options.retention.tiers.indexOf(tier);
  }

  /** undefined when it did not work, which is told once. */
  #attempt<T>(work: (store: HistoryStore) => T, unreadable?: 'corrupt'): T | undefined {
    if (this.#closed) return undefined;
    try {
      const result = work(this.#opened());
      if (this.#failure !== null) this.options.log.info(`History is recorded again in ${this.options.path}.`);
      this.#failure = null;
      return result;
    } catch (error) {
      this.#fail(error, unreadable !== undefined || (error instanceof StoreError && error.kind === 'corrupt'));
      return undefined;
    }
  }

  #opened(): HistoryStore {
    if (this.#store) return this.#store;
    const { path, open } = this.options;
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    closeSync(openSync(path, 'a', 0o600));
    this.#store = open(path);
    this.#series = this.#store.seriesKeys();
    this.#size = this.#store.trim();
    return this.#store;
  }

  #fail(error: unknown, isCorrupt: boolean): void {
    const { path, log } = this.options;
    if (isCorrupt && this.#setAside()) return;
    const failure = `History is not recorded: ${reasonOf(error)} (${path}). What is shown live goes on.`;
    if (this.#failure === null) log.warn(failure);
    this.#failure = failure;
  }

  /** With the log of the database beside it, which belongs to it. */
  #setAside(): boolean {
    const { path, log } = this.options;
    this.#store?.close();
    this.#store = null;
    this.#series = new Map();
    try {
      const aside = setAside(path, ['-wal', '-shm']);
      log.warn(`${path} cannot be read as history: it is now ${aside}, and a new one begins.`);
      return true;
    } catch (error) {
      log.warn(`${path} cannot be read as history, and cannot be set aside: ${reasonOf(error)}`);
      return false;
    }
  }
}

/** Seconds after which no block holds anything of a moment: the block it is in is dropped as one. */
function longestKept(tiers: readonly Tier[]): number {
  return Math.max(...tiers.map(({ keeps, step }) => keeps + step * slots));
}

function placeIn(key: SeriesKey, tier: Tier, index: number): string {
  return `${tier.name} ${index} ${key}`;
}
