import { slopeOf } from '../bench/slope';

/** Of one thing that is measured every so often: where it began, where it is, and whether it grows. */
export class Trend {
  readonly #values: number[] = [];

  /** `mayGrow`: bytes over the later two thirds, on the line that fits best; so the longer the run, the sharper. */
  constructor(
    readonly what: string,
    private readonly mayGrow: number,
    private readonly everyMs: number,
  ) {}

  add(value: number): void {
    this.#values.push(value);
  }

  /** Bytes a minute. */
  get slope(): number {
    return this.#perSample * (60_000 / this.everyMs);
  }

  get isFlat(): boolean {
    return this.#growth <= this.mayGrow;
  }

  get verdict(): string {
    const span = `${megabytes(this.#values[0] ?? NaN)} → ${megabytes(this.#values.at(-1) ?? NaN)} MB`;
    const growth = `${signed(this.slope)} MB a minute, ${signed(this.#growth)} MB of at most ${megabytes(this.mayGrow)}`;
    return `${this.what}: ${span}, ${growth}: ${this.isFlat ? 'flat' : 'GROWS'}`;
  }

  /** What a start leaves to be filled (compiled code, caches, rings) is no leak. */
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

export function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}

export function signed(bytes: number): string {
  return `${bytes < 0 ? '−' : '+'}${(Math.abs(bytes) / 1e6).toFixed(2)}`;
}
