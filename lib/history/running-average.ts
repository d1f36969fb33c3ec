import { fields } from './block';

/** What a series was over the part of a slot that has passed: the average of what was known, and the highest. */
export class RunningAverage {
  private readonly sums = new Float64Array(fields.length);
  private readonly seconds = new Float64Array(fields.length);
  private readonly highest = new Float64Array(fields.length);

  /** Seconds of which anything was known. */
  get known(): number {
    return Math.max(...this.seconds);
  }

  add(field: number, average: number, highest: number, seconds: number): void {
    this.sums[field] = (this.sums[field] ?? 0) + average * seconds;
    this.seconds[field] = (this.seconds[field] ?? 0) + seconds;
    this.highest[field] = Math.max(this.highest[field] ?? 0, highest);
  }

  merge(other: RunningAverage): void {
    for (let field = 0; field < fields.length; field++) {
      const average = other.average(field);
      if (average !== null) this.add(field, average, other.maximum(field) ?? average, other.secondsOf(field));
    }
  }

  clear(): void {
    this.sums.fill(0);
    this.seconds.fill(0);
    this.highest.fill(0);
  }

  /** null where nothing was known. */
  average(field: number): number | null {
    const seconds = this.secondsOf(field);
    return seconds > 0 ? (this.sums[field] ?? 0) / seconds : null;
  }

  maximum(field: number): number | null {
    return this.secondsOf(field) > 0 ? (this.highest[field] ?? 0) : null;
  }

  secondsOf(field: number): number {
    return this.seconds[field] ?? 0;
  }
}
