import type { SeriesKey } from './series-key';

/** Where one block lies. Tier: its place among the tiers, from 1: the first is in memory only. */
export interface BlockPlace {
  tier: number;
  index: number;
  series: number;
}

/** The port to what outlives a restart. Synchronous; every method throws `StoreError` when it cannot. */
export interface HistoryStore {
  /** Of all series ever seen, and not forgotten since. */
  seriesKeys(): Map<SeriesKey, number>;
  /** `at`, here and below: epoch seconds. */
  addSeries(key: SeriesKey, at: number): number;
  /** Those that were neither added nor written to since. */
  dropSeriesUnseenSince(at: number): void;
  /** Written down at once; replaces what was written for the same second. */
  writeJournal(at: number, data: Uint8Array): void;
  /** Oldest first. */
  readJournal(): { at: number; data: Uint8Array }[];
  dropJournalBefore(at: number): void;
  /** All or none. */
  writeBlocks(blocks: readonly (BlockPlace & { data: Uint8Array })[], at: number): void;
  readBlock(place: BlockPlace): Uint8Array | null;
  /** Oldest first. */
  oldestIndex(tier: number): number | null;
  newestIndex(tier: number): number | null;
  countBlocks(tier: number): number;
  dropBlocksBefore(tier: number, index: number): void;
  /** Bytes that its content takes on disk; gives back what it does not need any more. */
  trim(): number;
  close(): void;
}

/** `corrupt`: what is there cannot be read, now or ever. Otherwise it may work another time (a full disk). */
export class StoreError extends Error {
  constructor(
    readonly kind: 'corrupt' | 'failed',
    message: string,
    cause: unknown,
  ) {
    super(message, { cause });
    this.name = 'StoreError';
  }
}
