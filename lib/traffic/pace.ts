import type { Sampler } from './sampler';

/** Between readings, in milliseconds. */
const watchedMs = 1000;
const unwatchedMs = 10_000;
/** So long somebody who asks from time to time is taken to look, in milliseconds. */
const askedMs = 120_000;

/**
 * How often traffic is read: every second while somebody looks, every ten when it is only written down, and not at all
 * when nobody wants it.
 */
export class Pace {
  private watchers = 0;
  private asked: NodeJS.Timeout | null = null;

  /** `isRecorded`: it is wanted although nobody looks. */
  constructor(
    private readonly sampler: Pick<Sampler, 'start' | 'stop' | 'setPace'>,
    private readonly isRecorded: boolean,
  ) {}

  start(): void {
    this.apply();
  }

  stop(): void {
    if (this.asked) clearTimeout(this.asked);
    this.asked = null;
    this.sampler.stop();
  }

  setWatchers(count: number): void {
    this.watchers = count;
    this.apply();
  }

  /** Somebody wants what is now, once, and may do so again. */
  ask(): void {
    if (this.asked) clearTimeout(this.asked);
    this.asked = setTimeout(() => {
      this.asked = null;
      this.apply();
    }, askedMs).unref();
    this.apply();
  }

  private apply(): void {
    this.sampler.setPace(this.watchers > 0 ? watchedMs : unwatchedMs);
    if (this.watchers > 0 || this.isRecorded || this.asked !== null) this.sampler.start();
    else this.sampler.stop();
  }
}
