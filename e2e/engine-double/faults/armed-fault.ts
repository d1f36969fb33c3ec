import type { Exchange } from '../http/exchange';
import type { Fault } from './fault';

export interface FaultConditions {
  readonly matches: (exchange: Exchange) => boolean;
  /** So many matching requests pass unharmed first. */
  readonly after: number;
  /** Then so many are harmed. */
  readonly times: number;
}

/** A rule in force, as the test holds it. */
export class ArmedFault {
  /** Requests harmed so far. */
  hits = 0;
  readonly released: Promise<void>;
  private seen = 0;
  private letGo: () => void = () => {};
  private readonly waiting = new Set<() => void>();

  constructor(
    private readonly conditions: FaultConditions,
    readonly fault: Fault,
    private readonly disarm: (armed: ArmedFault) => void,
  ) {
    this.released = new Promise((resolve) => (this.letGo = resolve));
  }

  /** Counts the request, and takes it when its turn has come. */
  takes(exchange: Exchange, free: boolean): boolean {
    const { matches, after, times } = this.conditions;
    if (!matches(exchange)) return false;
    this.seen += 1;
    if (!free || this.seen <= after || this.hits >= times) return false;
    this.hits += 1;
    for (const wake of this.waiting) wake();
    this.waiting.clear();
    return true;
  }

  /** Resolves when so many requests were harmed. */
  async reached(hits = 1): Promise<void> {
    while (this.hits < hits) await new Promise<void>((resolve) => this.waiting.add(resolve));
  }

  /** What hangs goes on, and nothing hangs from now on. */
  release(): void {
    this.disarm(this);
    this.letGo();
  }
}
