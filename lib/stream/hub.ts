/**
 * Takes every topology and every traffic tick, gives each open stream a snapshot and then what changed, as bytes that
 * are encoded once for all. Must not import the engine, timers of others, or anything of HTTP.
 */
import { randomBytes } from 'node:crypto';
import type { EditProgress, Engine, Topology } from '@/lib/model';
import { gzip, identity } from './content-coding';
import { diff } from './diff';
import { encodeTraffic } from './encode-traffic';
import type { Traffic } from './encode-traffic';
import { newNumbers, Numbering } from './numbering';
import type { Numbers } from './numbering';
import { RecentChanges } from './recent-changes';
import { encodeEvent, retryAfter } from './sse';
import { StreamClient } from './stream-client';
import type { WireMessage } from './wire-message';

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
  /** How many bytes of past changes are kept for those who come back. */
  keptBytes?: number;
}

/** Rates that are older than this say nothing of now: when nobody looks, a reading is taken every ten seconds. */
const staleMs = 12_000;

/** Who opens a stream. */
export interface StreamReader {
  /** The `id` of the last event that it read before it lost the connection. */
  since?: string | undefined;
  /** It can unpack gzip. */
  gzip?: boolean;
}

export class StreamHub {
  private readonly clients = new Set<StreamClient>();
  private readonly numbering = new Numbering();
  /** Revisions begin anew with each start of the server. */
  private readonly life = randomBytes(6).toString('hex');
  private readonly recent: RecentChanges;
  private topology: Topology;
  private numbers: Numbers;
  private traffic: { newest: Traffic; at: number } | null = null;
  private snapshotMessage: WireMessage | null = null;
  private trafficMessage: WireMessage | null = null;
  private beat: NodeJS.Timeout | null = null;
  private readonly underWay = new Map<EditProgress['id'], EditProgress>();
  private closed = false;

  constructor(private readonly options: StreamHubOptions) {
    this.recent = new RecentChanges(options.keptBytes ?? 512 * 1024);
    this.topology = options.topology();
    this.numbers = this.numbering.of(this.topology);
  }

  get clientCount(): number {
    return this.clients.size;
  }

  /** Sends what changed since the last one; nothing when nothing did, or nobody is there: who comes is told then. */
  publishTopology(topology: Topology): void {
    if (!this.closed && this.clients.size > 0) this.advance(topology);
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
    this.traffic = { newest: traffic, at: performance.now() };
    this.trafficMessage = null;
    if (this.clients.size === 0) return;
    const message = this.encodedTraffic(traffic);
    for (const client of this.clients) client.sendTraffic(message);
  }

  /**
   * A new stream: hello, then what its reader missed where that is still known, else a snapshot; the newest traffic, then
   * changes; until the signal aborts or the reader cancels.
   */
  open(signal: AbortSignal, { since, gzip: unpacks = false }: StreamReader = {}): ReadableStream<Uint8Array> {
    const topology = this.options.topology();
    // Nobody was told what changed while nobody was there, and only who comes back has a use for it as a change.
    if (this.clients.size > 0 || this.missedSince(since)) this.advance(topology);
    else this.begin(topology);
    const catchUp = {
      snapshot: () => this.encodedSnapshot(),
      actions: () => this.encodedUnderWay(),
      traffic: () => this.encodedNewest(),
    };
    const coding = unpacks ? gzip() : identity();
    const client = new StreamClient(catchUp, coding, this.options.lagBytes ?? 256 * 1024, signal, (ended) =>
      this.forget(ended),
    );
    if (this.closed || signal.aborted) client.end();
    else {
      this.clients.add(client);
      this.startBeating();
      client.greet([retryAfter, this.hello()], this.missedSince(since));
      // After the greeting: who is watched for publishes at once, and nothing comes before hello.
      this.options.onClients?.(this.clients.size);
    }
    return client.stream;
  }

  /** Ends every stream and refuses new ones. A server that shuts down waits for open responses, so it must call this. */
  close(): void {
    this.closed = true;
    for (const client of this.clients) client.end();
  }

  private hello(): WireMessage {
    return encodeEvent('hello', { version: this.options.version, at: new Date().toISOString() });
  }

  private get position(): string {
    return `${this.life}-${this.topology.revision}`;
  }

  private missedSince(position: string | undefined): readonly WireMessage[] | null {
    if (position === undefined) return null;
    return position === this.position ? [] : this.recent.since(position);
  }

  private advance(topology: Topology): void {
    if (topology === this.topology) return;
    const before = { topology: this.topology, numbers: this.numbers, position: this.position };
    this.hold(topology);
    const change = diff(before.topology, topology);
    if (!change) return;
    const numbers = newNumbers(before.numbers, this.numbers);
    const patch = encodeEvent('patch', { ...change, numbers }, this.position);
    const messages = [patch, ...statusChanges(before.topology.engines, topology.engines)];
    this.recent.add(before.position, messages);
    for (const client of this.clients) client.sendTopology(messages);
  }

  /** From here on, without a word of how it came to be so. */
  private begin(topology: Topology): void {
    this.recent.forget();
    this.hold(topology);
  }

  private hold(topology: Topology): void {
    const { numbers } = this;
    if (topology !== this.topology) this.snapshotMessage = null;
    this.topology = topology;
    this.numbers = this.numbering.of(topology);
    if (this.numbers !== numbers) this.trafficMessage = null;
  }

  private encodedSnapshot(): WireMessage {
    this.snapshotMessage ??= encodeEvent(
      'snapshot',
      { topology: this.topology, numbers: newNumbers(new Map(), this.numbers) },
      this.position,
    );
    return this.snapshotMessage;
  }

  private encodedUnderWay(): WireMessage[] {
    return [...this.underWay.values()].map((progress) => encodeEvent('action', progress));
  }

  private encodedNewest(): WireMessage | null {
    if (!this.traffic || performance.now() - this.traffic.at > staleMs) return null;
    return this.encodedTraffic(this.traffic.newest);
  }

  private encodedTraffic(traffic: Traffic): WireMessage {
    this.trafficMessage ??= encodeEvent('traffic', encodeTraffic(traffic, this.numbers));
    return this.trafficMessage;
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
function statusChanges(before: readonly Engine[], after: readonly Engine[]): WireMessage[] {
  const known = new Map(before.map((engine) => [engine.id, engine]));
  return after
    .filter((engine) => {
      const old = known.get(engine.id);
      return old?.status !== engine.status || old.since !== engine.since || old.reason !== engine.reason;
    })
    .map(({ id, status, since, reason }) => encodeEvent('status', { engineId: id, status, since, reason }));
}
