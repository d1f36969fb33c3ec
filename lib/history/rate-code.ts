/**
 * A rate in 16 bits: 0 is unknown, 1 is nothing, and above that each code stands for 0.053 % more than the one before, from
 * a thousandth to a trillion (bytes, packets or errors per second). What is read back so differs by 0.027 % at most from
 * what was measured, whatever its size.
 */
const smallest = 1e-3;
const largest = 1e12;
const firstCode = 2;
const lastCode = 0xffff;
const step = Math.log(largest / smallest) / (lastCode - firstCode);

export const unknownCode = 0;

export function encodeRate(rate: number | null): number {
  if (rate === null) return unknownCode;
  if (rate <= 0) return 1;
  const code = firstCode + Math.round(Math.log(rate / smallest) / step);
  return Math.min(lastCode, Math.max(firstCode, code));
}

export function decodeRate(code: number): number | null {
  if (code === unknownCode) return null;
  return code === 1 ? 0 : smallest * Math.exp((code - firstCode) * step);
}
