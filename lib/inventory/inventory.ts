/**
 * lib/inventory: takes the Engine port. Gives the live topology: immutable values with a revision, right after every change
 * and kept, marked stale, while the engine is away. Must not import dockerode, traffic, streams or anything of the web.
 */
import type { Engine, EngineDescription } from '@/lib/docker/engine';
import {
  isAppError,
  reasonOf,
  unknownFacts,
  type Connection,
  type Container,
  type ContainerId,
  type EndpointId,
  type Engine as EngineShown,
  type EngineFacts,
  type Lack,
  type Network,
  type NetworkId,
  type Topology,
  type TrafficSourceKind,
} from '@/lib/model';
import { pidIn, type EndpointAnnotation } from './container-record';
import { engineEntry } from './engine-entry';
import { EngineReader } from './engine-reader';
import { EngineSession } from './engine-session';
import { findOne } from './find';
import { keep } from './keep';
import { pause } from './pause';
import { Readings } from './readings';
import { nextTopology } from './reconcile';
import { Throttle } from './throttle';
import { defaultTimings, deniedMs, localRetryMaxMs, type Timings } from './timings';

export interface InventoryOptions extends Partial<Timings> {
  /** Lines for the operator. */
  log?: (line: string) => void;
  /** Whether the engine is tried for what it lets be changed. Read-only installations send nothing of the kind. */
  probesChanges?: boolean;
}

type Listener = (topology: Topology) => void;

export class Inventory {
  readonly engine: Engine;
  readonly #timings: Timings;
  readonly #log: (line: string) => void;
  readonly #probesChanges: boolean;
  readonly #readings = new Readings();
  readonly #reader: EngineReader;
  readonly #publishing: Throttle;
  readonly #listeners = new Set<Listener>();
  #topology: Topology;
  #connection: Connection;
  #description: EngineDescription | null = null;
  #traffic: Pick<EngineShown, 'trafficSource' | 'trafficSourceReason'> = {
    trafficSource: 'none',
    trafficSourceReason: null,
  };
  #lacks: Lack[] = [];
  /** Whether there is a last state that could be shown. */
  #wasLive = false;
  #running: { stop: AbortController; ended: Promise<void> } | null = null;

  constructor(engine: Engine, { log = () => {}, probesChanges = false, ...timings }: InventoryOptions = {}) {
    this.engine = engine;
    this.#timings = {
      ...defaultTimings,
      ...(engine.address.startsWith('unix:') && { retryMaxMs: localRetryMaxMs }),
      ...timings,
    };
    this.#log = log;
    this.#probesChanges = probesChanges;
    const { publishMs, publishDuty } = this.#timings;
    this.#publishing = new Throttle(publishMs, () => this.#publish(), publishDuty);
    this.#reader = new EngineReader(engine, this.#readings, () => this.#answered(), log);
    const since = new Date().toISOString();
    this.#connection = {
      status: 'unreachable',
      since,
      reason: `The engine at ${engine.address} has not answered yet.`,
    };
    this.#topology = {
      revision: 0,
      takenAt: since,
      engines: [this.#entry()],
      networks: [],
      containers: [],
      endpoints: [],
    };
  }

  /** Begins to follow the engine, and goes on trying while there is none. */
  start(): void {
    if (this.#running) return;
    const stop = new AbortController();
    this.#running = { stop, ended: this.#follow(stop.signal) };
  }

  /** Resolves when nothing of it runs any more; the last topology stays readable. */
  async stop(): Promise<void> {
    const running = this.#running;
    if (!running) return;
    running.stop.abort();
    await running.ended;
    if (this.#running === running) this.#running = null;
  }

  /** An immutable value: replaced, with the next revision, only when something changed. */
  get topology(): Topology {
    return this.#topology;
  }

  /** What the engine told of itself and its host when it was last described. */
  get facts(): EngineFacts {
    return this.#description?.facts ?? unknownFacts;
  }

  get connection(): Connection {
    return this.#connection;
  }

  /** After every change of the topology, which includes the engine's status; gives the function that ends it. */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Process id in the PID namespace of the engine's host; null when it does not run or is not known to be current. */
  pidOf(id: ContainerId): number | null {
    return pidIn(this.#readings.records.get(id));
  }

  /**
   * Reads these now. Resolves when the topology holds what the engine says after this call; rejects with AppError when the
   * engine cannot be asked.
   */
  async refresh({
    containers = [],
    networks = [],
  }: {
    containers?: ContainerId[];
    networks?: NetworkId[];
  }): Promise<void> {
    const { detail } = await this.#reader.readSome({ containers, networks }, { patient: true });
    await detail;
    this.#publishing.now();
  }

  /** Finds out anew what may be changed: at every connection, and when a change was denied that seemed possible. */
  async reexamine(): Promise<void> {
    if (!this.#probesChanges) return;
    try {
      this.#lacks = keep(this.#lacks, await this.engine.probeChanges());
    } catch (error) {
      // What was known before holds until somebody can be asked; an engine that is away is told of already.
      if (!isAppError(error)) throw error;
      return;
    }
    this.#publishing.now();
  }

  /** By id, name or unambiguous beginning of the id. */
  resolveContainer(idOrNameOrPrefix: string): Container | null {
    return findOne(this.#topology.containers, idOrNameOrPrefix);
  }

  resolveNetwork(idOrNameOrPrefix: string): Network | null {
    return findOne(this.#topology.networks, idOrNameOrPrefix);
  }

  /** Names of interfaces, as proven by traffic attribution; kept until the engine remakes the endpoint. */
  annotate(annotations: ReadonlyMap<EndpointId, EndpointAnnotation>): void {
    this.#readings.annotate(annotations);
    this.#publishing.now();
  }

  setTrafficSource(kind: TrafficSourceKind, reason: string | null): void {
    this.#traffic = { trafficSource: kind, trafficSourceReason: reason };
    this.#publishing.now();
  }

  async #follow(stopped: AbortSignal): Promise<void> {
    const { retryMs, retryMaxMs, steadyMs } = this.#timings;
    let wait = retryMs;
    this.#reader.open();
    while (!stopped.aborted) {
      const begun = performance.now();
      const session = new EngineSession(this.engine, this.#readings, this.#reader, this.#timings, (description) =>
        this.#meet(description),
      );
      let isDenied = false;
      try {
        // A stream that just ends is opened again; the engine counts as lost only when that fails.
        await session.run(stopped, () => {
          this.#wasLive = true;
          this.#connect({ status: 'live', since: new Date().toISOString() });
          void this.reexamine();
        });
      } catch (error) {
        this.#lose(reasonOf(error));
        isDenied = isAppError(error) && error.code === 'engine_denied';
      }
      // One whose stream never lasts (a proxy that cuts it) is asked anew ever more slowly, not in a tight loop.
      wait = performance.now() - begun > steadyMs ? retryMs : Math.min(wait * 1.6, retryMaxMs);
      // Whoever denies it goes on denying it until a person has changed a setting.
      await pause(isDenied ? deniedMs : wait, stopped);
    }
    this.#reader.close();
    this.#publishing.stop();
  }

  #meet(description: EngineDescription): void {
    if (this.#description && this.#description.id !== description.id) {
      this.#log(`another engine answers at ${this.engine.address} now: ${description.id}`);
      this.#readings.clear();
    }
    this.#description = keep(this.#description ?? undefined, description);
  }

  #lose(reason: string): void {
    this.#connect({ status: this.#wasLive ? 'stale' : 'unreachable', since: new Date().toISOString(), reason });
  }

  /** `since` is when the status began, however often its reason changes. */
  #connect(next: Connection): void {
    const since = next.status === this.#connection.status ? this.#connection.since : next.since;
    if (next.status !== this.#connection.status)
      this.#log(next.reason ?? `following the engine at ${this.engine.address}`);
    this.#connection = keep(this.#connection, { ...next, since });
    this.#publishing.now();
  }

  /** Answers count once all lists are complete (again): until then the last state is shown, and marked so. */
  #answered(): void {
    if (this.#running && this.#connection.status === 'live') this.#publishing.request();
  }

  #entry() {
    const known = { ...this.#traffic, lacks: this.#lacks, hides: this.engine.hidden() };
    return engineEntry(this.engine.address, this.#description, this.#connection, known);
  }

  #publish(): boolean {
    const before = this.#topology;
    const engine = keep(before.engines[0], this.#entry());
    this.#topology = nextTopology(before, engine, this.#readings, new Date().toISOString());
    if (this.#topology === before) return false;
    for (const listener of this.#listeners) {
      try {
        listener(this.#topology);
      } catch (error) {
        this.#log(`a listener of the topology failed: ${reasonOf(error)}`);
      }
    }
    return true;
  }
}
