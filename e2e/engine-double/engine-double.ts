import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { EngineVersion } from './engine-version';
import type { FaultRule } from './faults/fault-rule';
import { FaultScript } from './faults/fault-script';
import { engineServer } from './http/engine-server';
import { EventHub } from './http/event-hub';
import { RequestLog } from './http/request-log';
import { SocketListener } from './http/socket-listener';
import { engineRouter } from './routes/engine-router';
import { DoubleWorld } from './world/double-world';
import { networkEvent, type EngineEvent } from './world/event';

export interface EngineDoubleOptions {
  /** A path for the socket; by default one in a folder of its own, removed at the end. */
  readonly socket?: string;
  readonly world?: DoubleWorld;
  /** Overrides the world's. */
  readonly version?: EngineVersion;
}

/** A scriptable engine on a unix socket. Not for what the real one can show. */
export class EngineDouble {
  readonly requests = new RequestLog();
  readonly script = new FaultScript();
  readonly dockerHost: string;
  private readonly hub = new EventHub();
  private readonly listener: SocketListener;
  private readonly deaf: () => void;

  constructor(
    readonly socket: string,
    readonly world: DoubleWorld,
    private readonly ownFolder: boolean,
  ) {
    this.dockerHost = `unix://${socket}`;
    this.deaf = world.onEvent((event) => this.hub.publish(event));
    const parts = { world, script: this.script, requests: this.requests, router: engineRouter(world, this.hub) };
    this.listener = new SocketListener(socket, () => engineServer(parts));
  }

  /** `double.on('GET /containers/:id/json').times(1).hang()` */
  on = (what: string | RegExp): FaultRule => this.script.on(what);
  /** No fault is left, what hangs goes on, no event is dropped. */
  clear = (): void => {
    this.script.clear();
    this.hub.drop(null);
  };

  /** An event that the world knows nothing of. */
  emit = (event: EngineEvent): void => this.hub.publish(event);
  /** All events that happen inside reach a client in one chunk. */
  together = (change: () => void): void => this.hub.together(change);
  /** Any bytes, as one chunk, to every open event stream. */
  emitRaw = (bytes: string | Buffer): void => this.hub.raw(Buffer.from(bytes));
  /** Such events happen, and nobody is sent them; `null` ends it. */
  dropEvents = (dropped: ((event: EngineEvent) => boolean) | null): void => this.hub.drop(dropped);

  /** A burst of events that change nothing, by default of connects on the default bridge. */
  flood(count: number, make?: (index: number) => EngineEvent): void {
    const bridge = this.world.network('bridge');
    const container = [...this.world.containers.keys()][0] ?? '0'.repeat(64);
    const next = make ?? (() => networkEvent(bridge, 'connect', this.world.now(), container));
    for (let index = 0; index < count; index += 1) this.emit(next(index));
  }

  /** Open event streams. */
  get streams(): number {
    return this.hub.size;
  }

  /** Resolves when at least so many event streams are open. */
  subscribed = (count = 1): Promise<void> => this.hub.subscribed(count);
  /** Ends every event stream and leaves the engine up. */
  cutStreams = (): void => this.hub.cutAll();

  /** Every connection is cut. The socket goes too, unless it stays behind as after `kill -9`. */
  goDown = ({ leaveSocket = false } = {}): Promise<void> => this.listener.close(leaveSocket);
  comeBack = (): Promise<void> => this.listener.open();

  /** Down and up again with the same world; `whileDown` runs in between. */
  async restart(whileDown: () => void | Promise<void> = () => {}): Promise<void> {
    await this.goDown();
    await whileDown();
    await this.comeBack();
  }

  async stop(): Promise<void> {
    this.deaf();
    await this.goDown();
    rmSync(this.ownFolder ? dirname(this.socket) : this.socket, { recursive: true, force: true });
  }
}

/** Starts a double; `await double.stop()` leaves nothing behind. */
export async function startEngineDouble(options: EngineDoubleOptions = {}): Promise<EngineDouble> {
  const world = options.world ?? new DoubleWorld();
  if (options.version) world.speakAs(options.version);
  const socket = options.socket ?? join(mkdtempSync(join(tmpdir(), 'netloom-double-')), 'docker.sock');
  const double = new EngineDouble(socket, world, options.socket === undefined);
  await double.comeBack();
  return double;
}
