import { fields } from './block';
import { decodeRate, encodeRate, unknownCode } from './rate-code';

/** One line second by second, as far back as it is long. In memory only. */
export class LiveRing {
  private readonly codes: Uint16Array;
  private last = -Infinity;

  constructor(private readonly seconds: number) {
    this.codes = new Uint16Array(fields.length * seconds);
  }

  /** True when nothing in it is known any more at that second. */
  isEmptyAt(second: number): boolean {
    return this.last <= second - this.seconds;
  }

  set(second: number, rates: readonly (number | null)[]): void {
    if (second > this.last) this.forgetBetween(this.last, second);
    // The clock went back: what it wrote in the time to come is not true any more.
    else if (second < this.last) this.codes.fill(unknownCode);
    this.last = second;
    rates.forEach((rate, field) => {
      this.codes[this.placeOf(field, second)] = encodeRate(rate);
    });
  }

  get(field: number, second: number): number | null {
    if (second > this.last || second <= this.last - this.seconds) return null;
    return decodeRate(this.codes[this.placeOf(field, second)] ?? unknownCode);
  }

  private placeOf(field: number, second: number): number {
    return field * this.seconds + (second % this.seconds);
  }

  /** Seconds that were skipped hold what they held a whole round ago. */
  private forgetBetween(last: number, next: number): void {
    if (next - last > this.seconds) {
      this.codes.fill(unknownCode);
      return;
    }
    for (let second = last + 1; second < next; second++) {
      for (let field = 0; field < fields.length; field++) this.codes[this.placeOf(field, second)] = unknownCode;
    }
  }
}
