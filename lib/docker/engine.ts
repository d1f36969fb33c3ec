import type {
  ConnectRequest,
  Container,
  ContainerId,
  ContainerVerb,
  CreateNetworkRequest,
  Endpoint,
  EngineFacts,
  EngineId,
  HiddenReading,
  Lack,
  Network,
  NetworkId,
} from '@/lib/model';
import type { Image } from '@/lib/model/image';
import type { RunContainerRequest } from '@/lib/model/run-container';

/** What `/version` and `/info` tell of an engine. */
export interface EngineDescription {
  id: EngineId;
  name: string;
  version: string;
  apiVersion: string;
  swarm: { role: 'manager' | 'worker'; nodeId: string } | null;
  drivers: string[];
  facts: EngineFacts;
}

/** A container as the list call gives it: endpoints without aliases and DNS names, no start time, no pid. */
export interface ListedContainer {
  container: Container;
  endpoints: Endpoint[];
  /** The network mode as it stands in its settings: a network that it was run on by id is an id there. */
  askedMode: string;
}

/** A container as inspect gives it. */
export interface InspectedContainer extends ListedContainer {
  /** Process id in the engine host's PID namespace; null when it does not run. Never leaves the server. */
  pid: number | null;
}

/** What only inspect tells of a network, and only of what is on this node. */
export interface InspectedNetwork {
  network: Network;
  /** Endpoints that the engine counts on it. containerId null: of no container (any more), as a crash leaves them. */
  attached: { containerId: ContainerId | null; name: string }[];
  /** Names of Swarm services that use it. */
  services: string[];
  /** Names of the nodes that it reaches onto, where that is more than this one. */
  nodes: string[];
  /** What of it no request of ours could ask for again, in words. */
  beyondRequest: string[];
}

/** Counters of one interface as the stats API gives them: since it was made, seen from inside the container. */
export interface InterfaceStats {
  rxBytes: number;
  txBytes: number;
  rxPackets: number;
  txPackets: number;
  /** Unknown: the engine says 0 whatever happens (20.10 to 28.5). */
  rxErrors: null;
  txErrors: null;
  rxDropped: null;
  txDropped: null;
}

/** Something happened to an object: what exactly is read anew, never taken from the event. */
export type EngineChange =
  | { kind: 'container'; id: ContainerId }
  | { kind: 'network'; id: NetworkId; containerId: ContainerId | null }
  /** The engine itself or its Swarm changed (drivers, node state): read everything. */
  | { kind: 'engine' };

/** What a new container gets beside what was asked for. */
export interface ContainerMarks {
  name: string;
  /** The name of the first network, or `host`, or `none`. */
  network: string;
  /** Kept as a label: names one attempt, so that its container is found where the answer was lost. */
  operation: string;
}

/**
 * The port to one Docker Engine. Every call carries a deadline and rejects with AppError: `engine_unreachable`,
 * `engine_timeout`, `engine_refused` (4xx, with the engine's words), `engine_denied` (by a proxy before it), `engine_failed` (5xx or nonsense),
 * `not_found`. It never follows a redirect and never leaves its configured address.
 */
export interface Engine {
  /** Without credentials, for the person. */
  readonly address: string;
  describe(): Promise<EngineDescription>;
  /** All, or only those given; ids that no longer exist are simply absent from the answer. */
  listNetworks(only?: readonly NetworkId[]): Promise<Network[]>;
  inspectNetwork(id: NetworkId): Promise<InspectedNetwork>;
  listContainers(only?: readonly ContainerId[]): Promise<ListedContainer[]>;
  inspectContainer(id: ContainerId): Promise<InspectedContainer>;
  /**
   * What its interfaces counted, by their name in the container; none when it does not run, or has no network of its own.
   * Takes 1 to 2 s on 20.10, a few milliseconds on 28.5.
   */
  containerStats(id: ContainerId): Promise<ReadonlyMap<string, InterfaceStats>>;
  /** Resolves once the engine has begun to answer, so that a list made afterwards misses nothing. */
  watch(signal: AbortSignal): Promise<AsyncIterable<EngineChange>>;
  /** `warning` is the engine's own, e.g. that the name exists already (20.10). */
  createNetwork(request: CreateNetworkRequest): Promise<{ id: NetworkId; warning: string | null }>;
  removeNetwork(id: NetworkId): Promise<void>;
  connect(id: NetworkId, request: ConnectRequest): Promise<void>;
  disconnect(id: NetworkId, containerId: ContainerId, force: boolean): Promise<void>;
  /** Takes an endpoint that belongs to no container off a network, by the name that the engine has for it. */
  releaseEndpoint(id: NetworkId, name: string): Promise<void>;
  /** With what only inspect tells, as far as the engine tells it. */
  listImages(): Promise<Image[]>;
  /** Made and not started, on the first of its networks only. No image is fetched. `warnings` are the engine's own. */
  createContainer(
    request: RunContainerRequest,
    marks: ContainerMarks,
  ): Promise<{ id: ContainerId; warnings: string[] }>;
  /** As `docker start` and so on. Stopping waits for the container's own time to end (10 s unless it says otherwise). */
  changeContainer(id: ContainerId, verb: ContainerVerb): Promise<void>;
  /** `volumes`: the anonymous ones; those that have a name stay. A container that runs goes by `force` only. */
  removeContainer(id: ContainerId, force: boolean, volumes: 'keep' | 'remove'): Promise<void>;
  /** What of it may not be read, as far as it was tried. */
  hidden(): HiddenReading[];
  /**
   * Which changes are denied, found out with ids that cannot exist and bodies that no engine takes: nothing changes.
   * Rejects when nobody answers.
   */
  probeChanges(): Promise<Lack[]>;
  close(): void;
}
