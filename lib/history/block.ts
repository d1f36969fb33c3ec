import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { networkTrafficFields } from '@/lib/model';
import { slots } from './tiers';

/** What one series was at one time: rates per second as codes (see `encodeRate`), averages and then maxima. */
export type Block = Uint16Array;

export const fields = networkTrafficFields;
const columns = fields.length * 2;

export function newBlock(): Block {
  return new Uint16Array(columns * slots);
}

/** Where in a block a field's average is; its maximum is `maximumAt` further on. */
export function placeOf(field: number, slot: number): number {
  return field * slots + slot;
}
export const maximumAt = fields.length * slots;

const packedBytes = columns * slots * 2;
/**
 * As large as a block is, and no larger: by default each packing takes a quarter of a megabyte, and each result, however
 * small, holds 16 kB. A checkpoint packs hundreds, and what the process was given for that it keeps.
 */
const asLargeAsABlock = { chunkSize: packedBytes + 64 };
const packing = { ...asLargeAsABlock, level: 3, windowBits: 12, memLevel: 6 };

/** High bytes first, then low ones: neighbours share the high byte, and that is what packs. */
export function packBlock(block: Block): Uint8Array {
  const bytes = new Uint8Array(block.length * 2);
  for (let at = 0; at < block.length; at++) {
    const code = block[at] ?? 0;
    bytes[at] = code >> 8;
    bytes[at + block.length] = code & 0xff;
  }
  return deflateRawSync(bytes, packing);
}

/** Throws when it is none. */
export function unpackBlock(packed: Uint8Array): Block {
  const bytes = inflateRawSync(packed, { ...asLargeAsABlock, maxOutputLength: packedBytes });
  const block = newBlock();
  if (bytes.length !== block.length * 2) throw new RangeError('a block of another length');
  for (let at = 0; at < block.length; at++) block[at] = ((bytes[at] ?? 0) << 8) | (bytes[at + block.length] ?? 0);
  return block;
}
