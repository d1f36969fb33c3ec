/**
 * Takes every topology and every traffic tick, gives each open stream a snapshot and then what changed, as bytes that
 * are encoded once for all. Must not import the engine, timers of others, or anything of HTTP.
 */
import type { EditProgress, Engine, Topology } from '@/lib/model';
import { diff } from './diff';
import { encodeTraffic } from './encode-traffic';
import type { Traffic } from './encode-traffic';
import { newNumbers, Numbering } from './numbering';
import type { Numbers } from './numbering';
import { encodeEvent, retryAfter } from './sse';
import { StreamClient } from './stream-client';

export interface StreamHubOptions {
  /** Netloom's version: a browser that runs another one reloads. */
  version: string;
  /** The topology now; asked whenever a stream opens. */
  topology: () => Topology;
  /** Milliseconds between signs of life on a quiet stream. */
  heartbeatMs?: number;
  /** How many look, whenever it becomes another number. */
  onClients?: (count: number) => void;
  /** How many bytes a client may have unread before changes are kept from it until it has caught up. */
  lagBytes?: number;
}

export class StreamHub {
  private readonly clients = new Set<StreamClient>();
  private readonly numbering = new Numbering();
  private topology: Topology;
  private numbers: Numbers;
  private traffic: Traffic | null = null;
  private snapshotBytes: Uint8Array | null = null;
  private trafficBytes: Uint8Array | null = null;
  private beat: NodeJS.Timeout | null = null;
  private readonly underWay = new Map<EditProgress['id'], EditProgress>();
  private closed = false;

  constructor(private readonly options: StreamHubOptions) {
    this.topology = options.topology();
    this.numbers = this.numbering.of(this.topology);
  }

  get clientCount(): number {
    return this.clients.size;
  }

  /** Sends what changed since the last one; nothing when nothing did. */
  publishTopology(topology: Topology): void {
    if (this.closed || topology === this.topology) return;
    const before = { topology: this.topology, numbers: this.numbers };
    this.topology = topology;
    this.numbers = this.numbering.of(topology);
    this.snapshotBytes = null;
    if (this.numbers !== before.numbers) this.trafficBytes = null;
    const change = this.clients.size > 0 ? diff(before.topology, topology) : null;
    if (!change) return;
    const patch = encodeEvent('patch', { ...change, numbers: newNumbers(before.numbers, this.numbers) });
    const messages = [patch, ...statusChanges(before.topology.engines, topology.engines)];
    for (const client of this.clients) client.sendTopology(messages);
  }

  /** Sends how far it is; whoever comes later is told too, for as long as it runs. */
  publishAction(progress: EditProgress): void {
    if (progress.running) this.underWay.set(progress.id, progress);
    else this.underWay.delete(progress.id);
    const message = encodeEvent('action', progress);
    for (const client of this.clients) client.sendTopology([message]);
  }

  /** Sends the newest rates to whoever keeps up. */
  publishTraffic(traffic: Traffic): void {
    if (this.closed) return;
    this.traffic = traffic;
    this.trafficBytes = null;
    if (this.clients.size === 0) return;
    const bytes = this.encodedTraffic(traffic);
    for (const client of this.clients) client.sendTraffic(bytes);
  }

  /** A new stream: hello, snapshot, the newest traffic, then changes; until the signal aborts or the reader cancels. */
  open(signal: AbortSignal): ReadableStream<Uint8Array> {
    this.publishTopology(this.options.topology());
    const catchUp = {
      snapshot: () => [this.encodedSnapshot(), ...this.encodedUnderWay()],
      traffic: () => this.traffic && this.encodedTraffic(this.traffic),
    };
    const client = new StreamClient(catchUp, this.options.lagBytes ?? 256 * 1024, signal, (ended) =>
      this.forget(ended),
    );
    this.clients.add(client);
    this.options.onClients?.(this.clients.size);
    if (this.closed || signal.aborted) client.end();
    else {
      this.startBeating();
      client.greet([retryAfter, this.hello()]);
    }
    return client.stream;
  }

  /** Ends every stream and refuses new ones. A server that shuts down waits for open responses, so it must call this. */
  close(): void {
    this.closed = true;
    for (const client of this.clients) client.end();
  }

  private hello(): Uint8Array {
    return encodeEvent('hello', { version: this.options.version, at: new Date().toISOString() });
  }

  private encodedSnapshot(): Uint8Array {
    this.snapshotBytes ??= encodeEvent('snapshot', {
      topology: this.topology,
      numbers: newNumbers(new Map(), this.numbers),
    });
    return this.snapshotBytes;
  }

  private encodedUnderWay(): Uint8Array[] {
    return [...this.underWay.values()].map((progress) => encodeEvent('action', progress));
  }

  private encodedTraffic(traffic: Traffic): Uint8Array {
    this.trafficBytes ??= encodeEvent('traffic', encodeTraffic(traffic, this.numbers));
    return this.trafficBytes;
  }

  /**
   * Hello again, and not a comment: it keeps proxies from cutting a quiet stream all the same, and browsers show comments
   * to no page, which so could not tell a quiet stream from a connection that is dead at the other end.
   */
  private startBeating(): void {
    this.beat ??= setInterval(() => {
      const hello = this.hello();
      for (const client of this.clients) client.sendHeartbeat(hello);
    }, this.options.heartbeatMs ?? 15_000).unref();
  }

  private forget(client: StreamClient): void {
    if (!this.clients.delete(client)) return;
    this.options.onClients?.(this.clients.size);
    if (this.clients.size > 0 || !this.beat) return;
    clearInterval(this.beat);
    this.beat = null;
  }
}

/** A status event for each engine whose connection is not what it was: small, and read without taking a patch apart. */
function statusChanges(before: readonly Engine[], after: readonly Engine[]): Uint8Array[] {
  const known = new Map(before.map((engine) => [engine.id, engine]));
  return after
    .filter((engine) => {
      const old = known.get(engine.id);
      return old?.status !== engine.status || old.since !== engine.since || old.reason !== engine.reason;
    })
    .map(({ id, status, since, reason }) => encodeEvent('status', { engineId: id, status, since, reason }));
}
