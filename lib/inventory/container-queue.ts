import type { ContainerId } from '@/lib/model';

interface Waiter {
  resolve: () => void;
  patient: boolean;
}

/**
 * Asks about containers, a few at a time. One that is slow gives its place back: 20.10 hangs on a container whose lock is
 * held, and the others must not wait for it.
 */
export class ContainerQueue {
  readonly #ask: (id: ContainerId) => Promise<void>;
  readonly #places: number;
  readonly #slowAfter: number;
  readonly #waiting = new Map<ContainerId, Waiter[]>();
  readonly #running = new Set<ContainerId>();
  readonly #timers = new Set<NodeJS.Timeout>();
  #taken = 0;

  /** `ask` deals with its own errors. `slowAfter` in milliseconds. */
  constructor(ask: (id: ContainerId) => Promise<void>, { places = 8, slowAfter = 400 } = {}) {
    this.#ask = ask;
    this.#places = places;
    this.#slowAfter = slowAfter;
  }

  /**
   * Resolves when a question that began after this call has ended, or has turned out to be slow; `patient`: only when it
   * has ended.
   */
  request(id: ContainerId, { patient = false } = {}): Promise<void> {
    return new Promise((resolve) => {
      const others = this.#waiting.get(id);
      const waiter = { resolve, patient };
      if (others) others.push(waiter);
      else this.#waiting.set(id, [waiter]);
      this.#fill();
    });
  }

  /** True while it is asked about; a slow one too, whose place others have by then. */
  isAsking(id: ContainerId): boolean {
    return this.#running.has(id);
  }

  /** Forgets what waits. What runs ends by the engine's own deadline. */
  clear(): void {
    for (const waiters of this.#waiting.values()) for (const { resolve } of waiters) resolve();
    this.#waiting.clear();
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }

  #fill(): void {
    for (const [id, waiters] of this.#waiting) {
      if (this.#taken >= this.#places) return;
      // Never two for one container: the second would hang as the first does.
      if (this.#running.has(id)) continue;
      this.#waiting.delete(id);
      this.#begin(id, waiters);
    }
  }

  #begin(id: ContainerId, waiters: readonly Waiter[]): void {
    this.#taken += 1;
    this.#running.add(id);
    let held = true;
    const giveBack = () => {
      if (!held) return;
      held = false;
      clearTimeout(timer);
      this.#timers.delete(timer);
      this.#taken -= 1;
      for (const { resolve, patient } of waiters) if (!patient) resolve();
    };
    const timer = setTimeout(() => {
      giveBack();
      this.#fill();
    }, this.#slowAfter);
    this.#timers.add(timer);
    void this.#ask(id).finally(() => {
      giveBack();
      for (const { resolve } of waiters) resolve();
      this.#running.delete(id);
      this.#fill();
    });
  }
}
