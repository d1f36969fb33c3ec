import { Readable } from 'node:stream';
import {
  AppError,
  containerIdSchema,
  containerVerbSchema,
  networkIdSchema,
  pendingEngineId,
  quotedName,
  type ConnectRequest,
  type ContainerId,
  type ContainerVerb,
  type CreateNetworkRequest,
  type HiddenReading,
  type Lack,
  type Network,
  type NetworkId,
} from '@/lib/model';
import type { Image } from '@/lib/model/image';
import type { RunContainerRequest } from '@/lib/model/run-container';
import { negotiate } from './api-version';
import { changeProbes, lacksOf } from './change-probes';
import { createContainerBody } from './container-body';
import { containerListJson, containerStatsJson, inspectedContainerJson, type EndpointSettings } from './container-json';
import { inspectedContainerToModel, listedContainerToModel, listedName } from './container-to-model';
import { descriptionToModel, infoUntold } from './description-to-model';
import { Directory } from './directory';
import { socketOf, type EngineEndpoint } from './endpoint';
import type {
  ContainerMarks,
  Engine,
  EngineChange,
  EngineDescription,
  InspectedContainer,
  InspectedNetwork,
  InterfaceStats,
  ListedContainer,
} from './engine';
import { EngineCalls, type Deadlines } from './engine-calls';
import { parseAnswer, toAppError } from './engine-errors';
import { changesOf } from './event-stream';
import { watchedEvents } from './event-to-change';
import { ImageReader } from './image-reader';
import { inspectedNetworkToModel } from './inspected-network-to-model';
import { inspectedNetworkJson, networkListJson } from './network-json';
import { shownLabels, type ShownLabels } from './labels';
import { networkToModel } from './network-to-model';
import { connectBody, createNetworkBody } from './request-to-docker';
import { statsToModel } from './stats-to-model';
import { timeToSince } from './time-to-model';
import { createdContainerJson, createdNetworkJson, infoJson, versionJson } from './system-json';

export interface EngineOptions {
  deadlines?: Partial<Deadlines>;
  /** Lines for the operator: what of the engine's answers was left out, and why. */
  log?: (line: string) => void;
  /** A change did not get past a proxy. */
  onDenied?: () => void;
  /** Labels of containers that are shown besides the usual ones. */
  labels?: readonly string[];
}

/** The engine at that address. Nothing is asked until the first call; `close` gives the connections back. */
export function connectEngine(endpoint: EngineEndpoint, options: EngineOptions = {}): Engine {
  return new DockerodeEngine(endpoint, options);
}

class DockerodeEngine implements Engine {
  readonly address: string;
  readonly #calls: EngineCalls;
  readonly #log: (line: string) => void;
  readonly #directory = new Directory();
  readonly #images: ImageReader;
  /** On the engine's own host, for whoever mounts it. */
  readonly #socket: string | null;
  readonly #isShown: ShownLabels;
  #apiVersion: string | null = null;
  #engineId = pendingEngineId;
  /** The engine's own clock when it was last described: its event stream is read from there. */
  #clock: string | null = null;
  #networksListed: Promise<unknown> = Promise.resolve();

  constructor(
    endpoint: EngineEndpoint,
    { deadlines = {}, log = () => {}, onDenied = () => {}, labels = [] }: EngineOptions,
  ) {
    this.address = endpoint.address;
    this.#socket = socketOf(endpoint);
    this.#calls = new EngineCalls(endpoint, { deadlines, log, onDenied });
    this.#images = new ImageReader(this.#calls);
    this.#log = log;
    this.#isShown = shownLabels(labels);
  }

  async describe(): Promise<EngineDescription> {
    const [version, info] = await Promise.all([
      this.#calls.readUnversioned(versionJson, 'tell its version', { method: 'GET', path: '/version' }),
      this.#calls.readUnversioned(infoJson, 'describe itself', { method: 'GET', path: '/info' }).catch(infoUntold),
    ]);
    const description = descriptionToModel(version, info, this.address);
    const spoken = negotiate(version);
    this.#apiVersion = spoken ?? version.ApiVersion;
    this.#calls.speak(spoken);
    this.#engineId = description.id;
    this.#clock = timeToSince(info.SystemTime);
    return description;
  }

  async listNetworks(only?: readonly NetworkId[]): Promise<Network[]> {
    const id = only?.map((id) => networkIdSchema.parse(id));
    if (id?.length === 0) return [];
    const listing = this.#listNetworks(id);
    if (!id) this.#networksListed = listing.catch(() => undefined); // the failure is the caller's, who gets it below
    const networks = await listing;
    // The engine's filter matches by prefix, and one that does not know it would give everything.
    return id ? networks.filter((network) => id.includes(network.id)) : networks;
  }

  async #listNetworks(id?: NetworkId[]): Promise<Network[]> {
    const query = id && { filters: { id } };
    const raws = await this.#calls.read(networkListJson, 'list networks', { method: 'GET', path: '/networks', query });
    const networks = raws.flatMap((raw) =>
      this.#isId(networkIdSchema, raw.Id, 'network') ? networkToModel(raw, this.#engineId) : [],
    );
    if (id) for (const network of networks) this.#directory.addNetwork(network);
    else this.#directory.replaceNetworks(networks);
    return networks;
  }

  async inspectNetwork(id: NetworkId): Promise<InspectedNetwork> {
    const path = `/networks/${networkIdSchema.parse(id)}`;
    const request = { method: 'GET', path, query: { verbose: true } } as const;
    const raw = await this.#calls.read(
      inspectedNetworkJson,
      `inspect ${this.#directory.sayNetwork(id)}`,
      request,
      'inspect',
    );
    return inspectedNetworkToModel(raw, this.#engineId);
  }

  async listContainers(only?: readonly ContainerId[]): Promise<ListedContainer[]> {
    const id = only?.map((id) => containerIdSchema.parse(id));
    if (id?.length === 0) return [];
    const query = { all: true, ...(id && { filters: { id } }) };
    const request = { method: 'GET', path: '/containers/json', query } as const;
    const answer = await this.#calls.read(containerListJson, 'list containers', request);
    const raws = answer.filter((raw) => this.#isId(containerIdSchema, raw.Id, 'container'));
    const names = raws.map((raw) => ({ id: containerIdSchema.parse(raw.Id), name: listedName(raw) }));
    if (id) for (const name of names) this.#directory.addContainer(name);
    else this.#directory.replaceContainers(names);
    await this.#learnNames(raws);
    const listed = raws.map((raw) => listedContainerToModel(raw, this.#engineId, this.#directory, this.#isShown));
    return id ? listed.filter(({ container }) => id.includes(container.id)) : listed;
  }

  async inspectContainer(id: ContainerId): Promise<InspectedContainer> {
    const path = `/containers/${containerIdSchema.parse(id)}/json`;
    const doing = `inspect ${this.#directory.sayContainer(id)}`;
    const raw = await this.#calls.read(inspectedContainerJson, doing, { method: 'GET', path }, 'inspect');
    if (raw.Id !== id)
      throw new AppError('engine_failed', `The engine answered with another one when asked to ${doing}.`);
    await this.#learnNames([raw]);
    return inspectedContainerToModel(raw, this.#engineId, this.#directory, this.#socket, this.#isShown);
  }

  async containerStats(id: ContainerId): Promise<ReadonlyMap<string, InterfaceStats>> {
    // one-shot (API 1.41) spares newer engines a second collection, and so the second until it; older ones do not mind.
    const query = { stream: false, 'one-shot': true };
    const path = `/containers/${containerIdSchema.parse(id)}/stats`;
    const doing = `tell the traffic of ${this.#directory.sayContainer(id)}`;
    return statsToModel(await this.#calls.read(containerStatsJson, doing, { method: 'GET', path, query }, 'stats'));
  }

  async watch(signal: AbortSignal): Promise<AsyncIterable<EngineChange>> {
    // Engines send the headers a moment before they subscribe: events in between come out of the engine's memory.
    const query = { filters: watchedEvents, ...(this.#clock && { since: this.#clock }) };
    const answer = await this.#calls.stream(watching, { method: 'GET', path: '/events', query }, signal);
    if (!(answer instanceof Readable)) throw new TypeError('docker-modem gave no stream for a streamed answer');
    return this.#changes(answer, signal);
  }

  async *#changes(answer: Readable, signal: AbortSignal): AsyncGenerator<EngineChange> {
    try {
      yield* changesOf(answer, this.#log);
    } catch (error) {
      if (!signal.aborted) throw toAppError(error, this.#calls.endpoint, { doing: watching, changes: false });
    }
  }

  async createNetwork(request: CreateNetworkRequest): Promise<{ id: NetworkId; warning: string | null }> {
    const doing = `create the network ${quotedName(request.name)}`;
    const body = createNetworkBody(request);
    const answer = await this.#calls.change(doing, { method: 'POST', path: '/networks/create', body });
    const created = parseAnswer(createdNetworkJson, answer, this.address, doing);
    return { id: networkIdSchema.parse(created.Id), warning: created.Warning || null };
  }

  async removeNetwork(id: NetworkId): Promise<void> {
    const path = `/networks/${networkIdSchema.parse(id)}`;
    await this.#calls.change(`remove ${this.#directory.sayNetwork(id)}`, { method: 'DELETE', path });
  }

  async connect(id: NetworkId, request: ConnectRequest): Promise<void> {
    const path = `/networks/${networkIdSchema.parse(id)}/connect`;
    const doing = `connect ${this.#directory.sayContainer(request.containerId)} to ${this.#directory.sayNetwork(id)}`;
    await this.#calls.change(doing, { method: 'POST', path, body: connectBody(request) });
  }

  async disconnect(id: NetworkId, containerId: ContainerId, force: boolean): Promise<void> {
    const path = `/networks/${networkIdSchema.parse(id)}/disconnect`;
    const doing = `disconnect ${this.#directory.sayContainer(containerId)} from ${this.#directory.sayNetwork(id)}`;
    await this.#calls.change(doing, { method: 'POST', path, body: { Container: containerId, Force: force } });
  }

  listImages(): Promise<Image[]> {
    return this.#images.list();
  }

  async createContainer(
    request: RunContainerRequest,
    marks: ContainerMarks,
  ): Promise<{ id: ContainerId; warnings: string[] }> {
    const doing = `create the container ${quotedName(marks.name)}`;
    const body = createContainerBody(request, marks, this.#apiVersion);
    const query = { name: marks.name };
    const answer = await this.#calls.change(doing, { method: 'POST', path: '/containers/create', query, body });
    const created = parseAnswer(createdContainerJson, answer, this.address, doing);
    return { id: containerIdSchema.parse(created.Id), warnings: created.Warnings ?? [] };
  }

  async releaseEndpoint(id: NetworkId, name: string): Promise<void> {
    const path = `/networks/${networkIdSchema.parse(id)}/disconnect`;
    const doing = `release the endpoint ${quotedName(name)} from ${this.#directory.sayNetwork(id)}`;
    await this.#calls.change(doing, { method: 'POST', path, body: { Container: name, Force: true } });
  }

  async changeContainer(id: ContainerId, verb: ContainerVerb): Promise<void> {
    const path = `/containers/${containerIdSchema.parse(id)}/${containerVerbSchema.parse(verb)}`;
    await this.#calls.change(`${verb} ${this.#directory.sayContainer(id)}`, { method: 'POST', path }, 'stop');
  }

  async removeContainer(id: ContainerId, force: boolean, volumes: 'keep' | 'remove'): Promise<void> {
    const path = `/containers/${containerIdSchema.parse(id)}`;
    const query = { force, v: volumes === 'remove' };
    await this.#calls.change(`remove ${this.#directory.sayContainer(id)}`, { method: 'DELETE', path, query }, 'stop');
  }

  hidden(): HiddenReading[] {
    return this.#calls.hidden;
  }

  async probeChanges(): Promise<Lack[]> {
    const probes = changeProbes();
    const denied = await Promise.all(probes.map(({ request }) => this.#calls.denies(request)));
    return lacksOf(probes.filter((_probe, at) => denied[at]));
  }

  close(): void {
    this.#calls.close();
  }

  /** A container that never ran names its networks only: makes sure that the names are known, asking if need be. */
  async #learnNames(raws: readonly { NetworkSettings?: RawSettings }[]): Promise<void> {
    const nameless = raws.flatMap(({ NetworkSettings }) =>
      Object.entries(NetworkSettings?.Networks ?? {}).flatMap(([name, { NetworkID }]) => (NetworkID ? [] : name)),
    );
    if (nameless.length === 0) return;
    await this.#networksListed;
    if (nameless.some((name) => !this.#directory.networkId(name))) await this.#listNetworks();
  }

  #isId(schema: typeof networkIdSchema | typeof containerIdSchema, id: string, what: string): boolean {
    const valid = schema.safeParse(id).success;
    if (!valid) this.#log(`left out a ${what} whose id is not one: ${JSON.stringify(id.slice(0, 80))}`);
    return valid;
  }
}

type RawSettings = { Networks?: Record<string, EndpointSettings> | null } | null | undefined;
const watching = 'report its events';
