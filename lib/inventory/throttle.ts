/**
 * Runs at once after a quiet time, so that one event shows at once, and otherwise once a window, so that a burst costs as
 * much as one event and nothing waits longer than that. Runs that are long make the window longer: they get at most `duty`
 * of the time. A run that gives false had nothing to do and opens no window. `stop` forgets what was asked for.
 */
export class Throttle {
  readonly #window: number;
  readonly #run: () => boolean;
  readonly #duty: number;
  /** When the next may run. */
  #next = -Infinity;
  #timer: NodeJS.Timeout | null = null;

  /** `duty`: share of the time, from 0 to 1. */
  constructor(milliseconds: number, run: () => boolean, duty = 1) {
    this.#window = milliseconds;
    this.#run = run;
    this.#duty = duty;
  }

  request(): void {
    if (this.#timer) return;
    const wait = this.#next - performance.now();
    if (wait <= 0) this.now();
    else this.#timer = setTimeout(() => this.now(), wait);
  }

  now(): void {
    this.stop();
    const begun = performance.now();
    const did = this.#run();
    const ended = performance.now();
    const rest = (ended - begun) * (1 / this.#duty - 1);
    this.#next = ended + Math.max(rest, did ? this.#window : 0);
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
