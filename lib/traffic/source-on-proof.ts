import type { TrafficSourceKind } from '@/lib/model';
import { nothingRead } from './no-source';
import type { AttributedCounters, TrafficSource, TrafficTarget } from './source';

/** Readings in which containers were asked for proof in vain: an interface may be up a moment after its container. */
const attempts = 3;
/** Milliseconds until all are asked again; a process that was not there before is asked at once. */
const retryMs = 30_000;
/** Readings in a row without an answer after which what was proven is so no more: all may restart at one time. */
const losses = 5;

/**
 * The better source once the process of one container has answered and its namespace proved to be that container's: with
 * a remote engine, or one in a virtual machine, its pids are nobody's here, or somebody else's. The other one when
 * nobody could prove it, or nobody answers any more; and back when somebody can.
 */
export class SourceOnProof implements TrafficSource {
  private state: 'untried' | 'proven' | 'fallen back' = 'untried';
  /** In vain, in a row. */
  private tries = 0;
  private triedAt = 0;
  private tried: ReadonlySet<number> = new Set();

  constructor(
    private readonly better: TrafficSource,
    private readonly fallback: TrafficSource,
  ) {}

  get kind(): TrafficSourceKind {
    return this.source?.kind ?? 'none';
  }

  get reason(): string | null {
    return this.source?.reason ?? null;
  }

  rest(): void {
    this.better.rest?.();
    this.fallback.rest?.();
  }

  async read(targets: readonly TrafficTarget[]): Promise<AttributedCounters> {
    if (this.state === 'proven') return this.readProven(targets);
    if (await this.isProvenBy(this.toAsk(targets))) {
      this.become('proven');
      this.fallback.rest?.();
      return this.better.read(targets);
    }
    if (this.state === 'untried' && this.tries >= attempts) this.become('fallen back');
    return this.state === 'fallen back' ? this.fallback.read(targets) : nothingRead;
  }

  private async readProven(targets: readonly TrafficTarget[]): Promise<AttributedCounters> {
    const counters = await this.better.read(targets);
    const isAnswered = counters.byEndpoint.size > 0;
    if (isAnswered || targets.length === 0) {
      this.tries = 0;
      return counters;
    }
    this.tries++;
    if (this.tries < losses) return counters;
    this.tried = new Set(targets.map(({ pid }) => pid));
    this.triedAt = performance.now();
    this.become('fallen back');
    return this.fallback.read(targets);
  }

  private toAsk(targets: readonly TrafficTarget[]): readonly TrafficTarget[] {
    const isDue = this.state === 'untried' || performance.now() - this.triedAt >= retryMs;
    if (isDue) this.triedAt = performance.now();
    const asked = isDue ? targets : targets.filter(({ pid }) => !this.tried.has(pid));
    this.tried = new Set(targets.map(({ pid }) => pid));
    return asked;
  }

  private async isProvenBy(targets: readonly TrafficTarget[]): Promise<boolean> {
    if (targets.length === 0) return false;
    this.tries++;
    const { byEndpoint } = await this.better.read(targets);
    return byEndpoint.size > 0;
  }

  private become(state: 'proven' | 'fallen back'): void {
    this.state = state;
    this.tries = 0;
  }

  private get source(): TrafficSource | null {
    if (this.state === 'untried') return null;
    return this.state === 'proven' ? this.better : this.fallback;
  }
}
