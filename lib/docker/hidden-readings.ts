import type { HiddenReading, Reading } from '@/lib/model';

/** What of an engine may not be read, as its answers tell: each is logged when it begins, and not at every attempt. */
export class HiddenReadings {
  readonly #log: (line: string) => void;
  readonly #reasons = new Map<Reading, string>();

  constructor(log: (line: string) => void) {
    this.#log = log;
  }

  hide(reading: Reading, reason: string): void {
    if (!this.#reasons.has(reading)) this.#log(`may not read ${reading}: ${reason}`);
    this.#reasons.set(reading, reason);
  }

  show(reading: Reading): void {
    this.#reasons.delete(reading);
  }

  get all(): HiddenReading[] {
    return [...this.#reasons].map(([reading, reason]) => ({ reading, reason }));
  }
}
