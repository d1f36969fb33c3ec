import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { fields } from './block';
import { decodeRate, encodeRate } from './rate-code';
import type { RunningAverage } from './running-average';

/** What is written down of one series over one slot. */
export interface JournalRow {
  series: number;
  /** Of which anything was known. */
  seconds: number;
  /** In the order of `fields`; NaN where nothing was known. */
  values: { average: number; maximum: number }[];
}

const head = 6;
const rowBytes = head + fields.length * 4;
/** Of a second, the smallest part that is told. */
const tick = 0.01;
const mostRows = 1e6;

/** Little-endian: series (4 bytes), hundredths of a second (2), then average and maximum of each field (2 and 2). */
export function packJournal(rows: readonly { series: number; average: RunningAverage }[]): Uint8Array {
  const bytes = Buffer.alloc(rows.length * rowBytes);
  rows.forEach(({ series, average }, row) => {
    const at = row * rowBytes;
    bytes.writeUInt32LE(series, at);
    bytes.writeUInt16LE(Math.min(0xffff, Math.max(1, Math.round(average.known / tick))), at + 4);
    for (let field = 0; field < fields.length; field++) {
      bytes.writeUInt16LE(encodeRate(average.average(field)), at + head + field * 4);
      bytes.writeUInt16LE(encodeRate(average.maximum(field)), at + head + field * 4 + 2);
    }
  });
  return deflateRawSync(bytes, { level: 3 });
}

/** Throws when it is none. */
export function unpackJournal(packed: Uint8Array): JournalRow[] {
  const bytes = inflateRawSync(packed, { maxOutputLength: mostRows * rowBytes });
  if (bytes.length % rowBytes !== 0) throw new RangeError('a journal entry of another length');
  return Array.from({ length: bytes.length / rowBytes }, (_, row) => {
    const at = row * rowBytes;
    const rateAt = (place: number) => decodeRate(bytes.readUInt16LE(place)) ?? NaN;
    return {
      series: bytes.readUInt32LE(at),
      seconds: bytes.readUInt16LE(at + 4) * tick,
      values: fields.map((_field, field) => ({
        average: rateAt(at + head + field * 4),
        maximum: rateAt(at + head + field * 4 + 2),
      })),
    };
  });
}
