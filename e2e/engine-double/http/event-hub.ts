import type { EngineEvent } from '../world/event';
import type { Wire } from './wire';

/** The engine remembers this many events for `since`. */
const RING = 256;

interface Subscriber {
  readonly wants: (event: EngineEvent) => boolean;
  readonly wire: Wire;
}

/** The open `/events` streams and the last events. */
export class EventHub {
  readonly ring: EngineEvent[] = [];
  private readonly subscribers = new Set<Subscriber>();
  private readonly waiting = new Set<() => void>();
  private batch: EngineEvent[] | null = null;
  private dropped: ((event: EngineEvent) => boolean) | null = null;

  get size(): number {
    return this.subscribers.size;
  }

  subscribe(subscriber: Subscriber): () => void {
    this.subscribers.add(subscriber);
    for (const wake of this.waiting) wake();
    this.waiting.clear();
    return () => void this.subscribers.delete(subscriber);
  }

  /** Resolves when at least `count` streams are open. */
  async subscribed(count: number): Promise<void> {
    while (this.size < count) await new Promise<void>((resolve) => this.waiting.add(resolve));
  }

  /** Events that a slow reader would miss: nobody is sent them, though they happened. */
  drop(dropped: ((event: EngineEvent) => boolean) | null): void {
    this.dropped = dropped;
  }

  publish(event: EngineEvent): void {
    this.ring.push(event);
    if (this.ring.length > RING) this.ring.shift();
    if (this.dropped?.(event)) return;
    if (this.batch) this.batch.push(event);
    else this.send([event]);
  }

  /** All events published inside reach a client in one chunk. */
  together(publish: () => void): void {
    this.batch = [];
    try {
      publish();
    } finally {
      const batch = this.batch;
      this.batch = null;
      this.send(batch);
    }
  }

  /** The same bytes to every stream, as one chunk. */
  raw(bytes: Buffer): void {
    for (const { wire } of this.subscribers) wire.write(bytes);
  }

  cutAll(): void {
    for (const { wire } of this.subscribers) wire.cut();
    this.subscribers.clear();
  }

  private send(events: readonly EngineEvent[]): void {
    for (const { wants, wire } of this.subscribers) {
      const lines = events.filter(wants).map(eventLine);
      if (lines.length > 0) wire.write(Buffer.from(lines.join('')));
    }
  }
}

export const eventLine = (event: EngineEvent): string => `${JSON.stringify(event)}\n`;
