/**
 * Runs at once after a quiet time, so that one event shows at once, and otherwise once a window, so that a burst costs as
 * much as one event and nothing waits longer than that. A run that gives false had nothing to do and does not count.
 * `stop` forgets what was asked for.
 */
export class Throttle {
  readonly #window: number;
  readonly #run: () => boolean;
  #last = -Infinity;
  #timer: NodeJS.Timeout | null = null;

  constructor(milliseconds: number, run: () => boolean) {
    this.#window = milliseconds;
    this.#run = run;
  }

  request(): void {
    if (this.#timer) return;
    const wait = this.#last + this.#window - performance.now();
    if (wait <= 0) this.now();
    else this.#timer = setTimeout(() => this.now(), wait);
  }

  now(): void {
    this.stop();
    if (this.#run()) this.#last = performance.now();
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
