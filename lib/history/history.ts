/**
 * lib/history: takes what the sampler measures, gives what was: averages and maxima of every network, endpoint and engine
 * over ever longer slots. The finest tier is in memory, the others in one file. Must not import the stream or anything of
 * HTTP, and must not stop the live view whatever happens to the file.
 */
import { join } from 'node:path';
import { reasonOf } from '@/lib/model';
import type { HistoryState, Topology } from '@/lib/model';
import type { TrafficTick } from '@/lib/traffic/sampler';
import { fields } from './block';
import type { Block } from './block';
import { unpackJournal } from './journal';
import { Keeper } from './keeper';
import { blockIndex, slotIn, valueIn } from './line';
import type { Value } from './line';
import { Lines } from './lines';
import type { Rates } from './lines';
import { endpointKey, engineKey, networkKey } from './series-key';
import type { SeriesKey } from './series-key';
import { SqliteStore } from './sqlite-store';
import type { HistoryStore } from './store';
import type { Retention, Tier } from './tiers';

export interface HistoryOptions {
  retention: Retention;
  /** null: nothing outlives the process. */
  dataDirectory: string | null;
  log: { warn(message: string): void; info(message: string): void };
  open?: (path: string) => HistoryStore;
}

export class History {
  readonly retention: Retention;
  readonly #keeper: Keeper | null;
  readonly #lines: Lines;
  #restoring = false;

  constructor({ retention, dataDirectory, log, open = (path) => new SqliteStore(path) }: HistoryOptions) {
    this.retention = retention;
    const path = dataDirectory === null ? null : join(dataDirectory, 'history.db');
    this.#keeper = path === null ? null : new Keeper({ path, retention, open, log });
    this.#lines = new Lines({
      retention,
      onSlot: (slot) => this.#restoring || this.#keeper?.writeSlot(slot),
      onCheckpoint: (blocks, upTo) => this.#keeper?.writeBlocks(blocks, upTo),
      load: (key, tier, index) => this.#keeper?.read(key, tier, index) ?? null,
    });
    this.#restore(log);
  }

  record(topology: Topology, tick: TrafficTick): void {
    if (tick.covers === null) return;
    this.#lines.record(Date.parse(tick.at), tick.covers, samplesOf(topology, tick));
  }

  get state(): HistoryState {
    const { tiers, size } = this.retention;
    return {
      recording: this.#keeper !== null && this.#keeper.failure === null,
      reason: this.#keeper ? this.#keeper.failure : 'History is switched off (NETLOOM_HISTORY).',
      bytes: this.#keeper?.size ?? 0,
      byteLimit: size,
      tiers: tiers.map(({ step, keeps }) => ({ step, keeps })),
    };
  }

  /** Every line that anything may be known of. */
  *keys(): Iterable<SeriesKey> {
    yield* this.#lines.byKey.keys();
    for (const key of this.#keeper?.keys() ?? []) if (!this.#lines.byKey.has(key)) yield key;
  }

  /**
   * Slot by slot of a tier, from the one that `from` (epoch seconds) lies in to before `to`: the values of `wanted`
   * fields, by their numbers.
   */
  *read(
    key: SeriesKey,
    tier: Tier,
    from: number,
    to: number,
    wanted: readonly number[] = fieldNumbers,
  ): Iterable<readonly Value[]> {
    const line = this.#lines.byKey.get(key);
    const level = this.#lines.coarse.indexOf(tier);
    const open = this.#lines.openSlot;
    let [index, block]: [number, Block | null] = [NaN, null];
    for (let second = Math.floor(from / tier.step) * tier.step; second < to; second += tier.step) {
      if (level === -1) {
        yield wanted.map((field) => liveValue(line?.live.get(field, second) ?? null));
        continue;
      }
      if (open !== null && second <= open && open < second + tier.step) {
        yield wanted.map((field) => line?.currentValue(level, field) ?? nothing);
        continue;
      }
      if (blockIndex(tier, second) !== index) {
        index = blockIndex(tier, second);
        block = this.#block(key, tier, level, index);
      }
      const found = block;
      yield wanted.map((field) => (found ? valueIn(found, field, slotIn(tier, second)) : nothing));
    }
  }

  /** Resolves when what is to be written is, or cannot be. */
  async settled(): Promise<void> {
    await this.#keeper?.settled();
  }

  /** Writes down what is not yet written. */
  stop(): void {
    this.#lines.flush();
    this.#keeper?.close();
  }

  #block(key: SeriesKey, tier: Tier, level: number, index: number): Block | null {
    const open = this.#lines.byKey.get(key)?.blockOf(level);
    return open?.index === index ? open.block : (this.#keeper?.read(key, tier, index) ?? null);
  }

  #restore(log: HistoryOptions['log']): void {
    if (!this.#keeper) return;
    this.#restoring = true;
    const keys = this.#keeper.keysByNumber();
    for (const { at, data } of this.#keeper.readJournal()) {
      try {
        for (const { series, seconds, values } of unpackJournal(data)) {
          const key = keys.get(series);
          if (key !== undefined) this.#lines.restore(at, key, seconds, values);
        }
      } catch (error) {
        log.warn(`Ten seconds of history cannot be read and are left out: ${reasonOf(error)}`);
      }
    }
    this.#restoring = false;
  }
}

const nothing: Value = { average: null, maximum: null };
const fieldNumbers = fields.map((_, field) => field);

function liveValue(rate: number | null): Value {
  return { average: rate, maximum: rate };
}

/** What is recorded of a tick: its endpoints, its networks, and all of them. */
function* samplesOf(topology: Topology, tick: TrafficTick): Iterable<readonly [SeriesKey, Rates]> {
  for (const { id, networkId, containerId } of topology.endpoints) {
    const sample = tick.endpoints.get(id);
    const key = sample && endpointKey(topology, networkId, containerId);
    if (key) yield [key, sample];
  }
  for (const { id } of topology.networks) {
    const sample = tick.networks.get(id);
    const key = sample && networkKey(topology, id);
    if (key) yield [key, sample];
  }
  const [engine] = topology.engines;
  if (engine && tick.engine) yield [engineKey(engine.id), tick.engine];
}
