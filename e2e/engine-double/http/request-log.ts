import { patternOf } from './path-pattern';

export interface RecordedRequest {
  readonly method: string;
  /** As it was sent, version and query included. */
  readonly path: string;
  /** `GET /containers/:id/json`; the path itself where there is no such route. */
  readonly route: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly body: string;
}

/** Everything that was asked, in order. */
export class RequestLog {
  private readonly recorded: RecordedRequest[] = [];
  private readonly waiting = new Set<() => void>();

  get all(): readonly RecordedRequest[] {
    return this.recorded;
  }

  /** @param route `GET /networks`, a concrete path, or with `:id` and `*` */
  of(route: string): RecordedRequest[] {
    const pattern = patternOf(route);
    return this.recorded.filter(({ method, path, route: own }) => {
      return own === route || pattern.test(`${method} ${path.replace(/^\/v\d+\.\d+/, '').replace(/\?.*/, '')}`);
    });
  }

  count(route: string): number {
    return this.of(route).length;
  }

  countsByRoute(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { route } of this.recorded) counts[route] = (counts[route] ?? 0) + 1;
    return counts;
  }

  /** Resolves when a route was asked at least `count` times, those before the call included. */
  async reached(route: string, count = 1): Promise<void> {
    while (this.count(route) < count) await new Promise<void>((resolve) => this.waiting.add(resolve));
  }

  add(request: RecordedRequest): void {
    this.recorded.push(request);
    for (const wake of this.waiting) wake();
    this.waiting.clear();
  }

  clear(): void {
    this.recorded.length = 0;
  }
}
