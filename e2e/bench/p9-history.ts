import Database from 'libsql';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fields, maximumAt, newBlock, packBlock, placeOf } from '@/lib/history/block';
import { History } from '@/lib/history/history';
import { encodeRate } from '@/lib/history/rate-code';
import { readTraffic } from '@/lib/history/read-traffic';
import { endpointKey } from '@/lib/history/series-key';
import { SqliteStore } from '@/lib/history/sqlite-store';
import { defaultRetention, slots } from '@/lib/history/tiers';
import { aContainer, anEndpoint, aNetwork, aTopology } from '@/lib/model/builders';
import { seededRandom } from '../engine-double/world/random';
import { percentile, type Result } from './result';

const endpointCount = 1000;
const networkCount = 50;
const hours = 7 * 24;
const rounds = 20;
const targets = { bytes: 250e6, hourMs: 20, weekMs: 100 };
/** So many of the plain rows are written, and the rest reckoned from them. */
const rowsMeasured = 200_000;

/** P9: seven days by the minute of 1,000 endpoints, every one of them busy and none like the other. Synthetic. */
export async function run(): Promise<Result> {
  const directory = mkdtempSync(join(tmpdir(), 'netloom-bench-'));
  const networks = Array.from({ length: networkCount }, (_, at) => aNetwork({ name: `net-${at}` }));
  const containers = Array.from({ length: endpointCount }, (_, at) => aContainer({ name: `container-${at}` }));
  const endpoints = containers.map((container, at) => anEndpoint(networks[at % networkCount] ?? aNetwork(), container));
  const topology = aTopology({ networks, containers, endpoints });
  const now = Date.now();
  const lastHour = Math.floor(now / 3_600_000);
  try {
    const path = join(directory, 'history.db');
    const store = new SqliteStore(path);
    const keys = endpoints.map(({ networkId, containerId }) => endpointKey(topology, networkId, containerId));
    const series = keys.map((key) => (key === null ? 0 : store.addSeries(key, 0)));
    const { next: random } = seededRandom(20260102);
    for (let index = lastHour - hours; index < lastHour; index += 1) {
      store.writeBlocks(
        series.map((one) => ({ tier: 2, index, series: one, data: packBlock(aBusyHour(random)) })),
        index * 3600,
      );
    }
    const bytes = store.trim();
    store.close();
    const plain = plainRowBytes(join(directory, 'plain.db'), random) * endpointCount * hours * 60;

    const log = { warn: () => undefined, info: () => undefined };
    const history = new History({ retention: defaultRetention, dataDirectory: directory, log });
    const directoryOf = { topology, resolveNetwork: () => null, resolveContainer: () => null };
    const time = (span: number, step: number): number[] =>
      Array.from({ length: rounds }, (_, round) => {
        const id = endpoints[round * 7]?.id ?? '';
        const from = new Date(now - span * 1000).toISOString();
        const begun = performance.now();
        readTraffic(history, directoryOf, { scope: 'endpoint', id, from, step }, now);
        return performance.now() - begun;
      });
    const hour = percentile(time(3600, 60), 0.5);
    const week = percentile(time(hours * 3600 - 3600, 60), 0.5);
    history.stop();
    return {
      id: 'P9',
      rows: [
        row('7 days at 1 minute, 1,000 busy endpoints (synthetic), on disk', bytes, targets.bytes, megabytes),
        {
          what: `the same as plain rows (from ${rowsMeasured.toLocaleString('en')} of them)`,
          measured: megabytes(plain),
          target: '',
          ok: true,
        },
        row('1-hour series of one endpoint, p50', hour, targets.hourMs, milliseconds),
        row('7-day series at 1 minute (10,020 values), p50', week, targets.weekMs, milliseconds),
      ],
    };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function row(what: string, value: number, target: number, text: (value: number) => string) {
  return { what, measured: text(value), target: `≤ ${text(target)}`, ok: value <= target };
}

/** Bytes and packets both ways that jump about, averages and maxima; no errors and no drops, as on most days. */
function aBusyHour(random: () => number): Uint16Array {
  const block = newBlock();
  const base = 10 ** (2 + random() * 5);
  for (let slot = 0; slot < slots; slot += 1) {
    for (let field = 0; field < fields.length; field += 1) {
      const scale = field < 2 ? base : field < 4 ? base / 600 : 0;
      const average = field < 8 ? scale * (0.5 + random()) : null;
      block[placeOf(field, slot)] = encodeRate(average);
      block[placeOf(field, slot) + maximumAt] = encodeRate(average === null ? null : average * (1 + random()));
    }
  }
  return block;
}

/** The rival: a row for each endpoint and minute, in a table made for it. */
function plainRowBytes(path: string, random: () => number): number {
  const database = new Database(path);
  database.exec(
    'CREATE TABLE row (series INTEGER, at INTEGER, rx INTEGER, tx INTEGER, rxp INTEGER, txp INTEGER, rxm INTEGER, txm INTEGER, PRIMARY KEY (series, at)) WITHOUT ROWID',
  );
  const insert = database.prepare('INSERT INTO row VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  database.transaction(() => {
    for (let at = 0; at < rowsMeasured; at += 1) {
      const rate = () => Math.round(10 ** (2 + random() * 5));
      insert.run(
        at % endpointCount,
        1_800_000_000 + Math.floor(at / endpointCount) * 60,
        rate(),
        rate(),
        rate(),
        rate(),
        rate(),
        rate(),
      );
    }
  })();
  database.close();
  return statSync(path).size / rowsMeasured;
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}

function milliseconds(value: number): string {
  return `${value.toFixed(1)} ms`;
}
