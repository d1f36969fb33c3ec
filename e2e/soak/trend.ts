import { slopeOf } from '../bench/slope';

/** Code is compiled, caches and rings fill: what grows in a shorter run says nothing. */
const tellingMs = 5 * 60_000;

/** Of one thing that is measured every so often: where it began, where it is, and whether it grows. */
export class Trend {
  readonly #values: number[] = [];

  /** `mayGrow`: over the later two thirds, on the line that fits best; so the longer the run, the sharper. */
  constructor(
    readonly what: string,
    private readonly mayGrow: number,
    private readonly everyMs: number,
    private readonly told = inMegabytes,
  ) {}

  add(value: number): void {
    this.#values.push(value);
  }

  /** A minute. */
  get slope(): number {
    return this.#perSample * (60_000 / this.everyMs);
  }

  /** Said only of runs that are long enough to tell. */
  get grows(): boolean {
    return this.#isTelling && this.#growth > this.mayGrow;
  }

  get verdict(): string {
    const { value, change, unit } = this.told;
    const span = `${value(this.#values[0] ?? NaN)} → ${value(this.#values.at(-1) ?? NaN)}${unit}`;
    const growth = `${change(this.slope)}${unit} a minute, ${change(this.#growth)}${unit} of at most ${value(this.mayGrow)}`;
    const judgement = this.grows ? 'GROWS' : this.#isTelling ? 'flat' : 'the run is too short to tell';
    return `${this.what}: ${span}, ${growth}: ${judgement}`;
  }

  get #isTelling(): boolean {
    return this.#values.length * this.everyMs >= tellingMs;
  }

  get #settled(): number[] {
    return this.#values.slice(Math.floor(this.#values.length / 3));
  }

  get #perSample(): number {
    return this.#settled.length < 2 ? 0 : slopeOf(this.#settled);
  }

  get #growth(): number {
    return this.#perSample * (this.#settled.length - 1);
  }
}

/** How a figure and a difference of it are told. */
interface Told {
  value: (value: number) => string;
  change: (difference: number) => string;
  unit: string;
}

const sign = (value: number) => (value < 0 ? '−' : '+');

/** Bytes. */
export const inMegabytes: Told = {
  value: (bytes) => (bytes / 1e6).toFixed(1),
  change: (bytes) => `${sign(bytes)}${(Math.abs(bytes) / 1e6).toFixed(2)}`,
  unit: ' MB',
};

export const inOnes: Told = {
  value: (count) => count.toFixed(0),
  change: (count) => `${sign(count)}${Math.abs(count).toFixed(1)}`,
  unit: '',
};
