import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newBlock, packBlock, unpackBlock } from './block';
import { decodeRate, encodeRate } from './rate-code';

describe('a rate in sixteen bits', () => {
  it('keeps apart what is unknown, what is nothing, and what is little', () => {
    expect([null, 0, 0.001].map(encodeRate)).toEqual([0, 1, 2]);
    expect([null, 0].map((rate) => decodeRate(encodeRate(rate)))).toEqual([null, 0]);
  });

  it('is off by 0.027 % at most, from a thousandth to a trillion', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 1e12, noNaN: true }), (rate) => {
        expect(Math.abs((decodeRate(encodeRate(rate)) ?? 0) / rate - 1)).toBeLessThan(0.000_27);
      }),
    );
  });

  it('never leaves its bits, whatever it is given', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (rate) => {
        expect(encodeRate(rate)).toBeGreaterThanOrEqual(1);
        expect(encodeRate(rate)).toBeLessThanOrEqual(0xffff);
      }),
    );
  });
});

describe('a block', () => {
  it('is unpacked as it was packed', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(0xffff), { maxLength: 1200 }), (codes) => {
        const block = newBlock();
        block.set(codes);
        expect(unpackBlock(packBlock(block))).toEqual(block);
      }),
    );
  });

  it('is refused where it is none', () => {
    expect(() => unpackBlock(new Uint8Array([1, 2, 3]))).toThrow();
    expect(() => unpackBlock(packBlock(newBlock()).slice(0, 5))).toThrow();
  });
});
