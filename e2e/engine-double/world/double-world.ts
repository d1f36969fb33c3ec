import { dialectOf, type Dialect, type EngineVersion } from '../engine-version';
import type { DoubleContainer, EndpointRequest } from './container';
import { Churn } from './churn';
import * as containers from './container-lifecycle';
import { NOTHING, plus, type Counters } from './counters';
import { DefaultPools, ENGINE_POOLS, type DefaultPool } from './default-pools';
import { connect, disconnect } from './endpoint-lifecycle';
import { containerEvent, networkEvent, type EngineEvent } from './event';
import { findContainer, findNetwork } from './find';
import type { DoubleNetwork, NetworkSpec } from './network';
import { addPredefinedNetworks, createNetwork, removeNetwork } from './network-lifecycle';
import { seededRandom, type Random } from './random';
import type { SwarmState } from './swarm';

export interface WorldOptions {
  readonly version?: EngineVersion;
  readonly seed?: number;
  readonly networks?: readonly NetworkSpec[];
  readonly containers?: readonly containers.ContainerSpec[];
  readonly swarm?: SwarmState | null;
  readonly pools?: readonly DefaultPool[];
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
}

/**
 * Everything the double knows. Its methods refuse as the engine refuses (`EngineRefusal`) and emit the events the
 * engine emits; `silently` makes a change that nobody is told of.
 */
export class DoubleWorld {
  readonly networks = new Map<string, DoubleNetwork>();
  readonly containers = new Map<string, DoubleContainer>();
  readonly containerIds = new Map<string, string>();
  readonly random: Random;
  readonly pools: { readonly local: DefaultPools; readonly swarm: DefaultPools; readonly ipv6: DefaultPools };
  readonly now: () => number;
  swarm: SwarmState | null;
  /** Grows with every change, so that answers can be cached until then. */
  revision = 0;
  private version: EngineVersion;
  private readonly listeners = new Set<(event: EngineEvent) => void>();
  private silent = 0;
  /** By the engine's own id of the endpoint: one made anew begins at zero. */
  private readonly counters = new Map<string, Counters>();

  constructor(options: WorldOptions = {}) {
    this.version = options.version ?? '20.10';
    this.random = seededRandom(options.seed ?? 1);
    this.pools = {
      local: new DefaultPools(options.pools ?? ENGINE_POOLS),
      swarm: new DefaultPools([{ base: '10.0.0.0/8', size: 24 }]),
      ipv6: new DefaultPools([{ base: 'fd6e:6574:6c6f::/48', size: 64 }]),
    };
    this.now = options.now ?? Date.now;
    this.swarm = options.swarm ?? null;
    addPredefinedNetworks(this);
    for (const network of options.networks ?? []) this.createNetwork(network);
    for (const container of options.containers ?? []) this.createContainer(container);
  }

  get dialect(): Dialect {
    return dialectOf(this.version);
  }

  speakAs(version: EngineVersion): void {
    this.version = version;
    this.revision += 1;
  }

  network = (reference: string): DoubleNetwork => findNetwork(this, reference);
  container = (reference: string): DoubleContainer => findContainer(this, reference);

  createNetwork = (spec: NetworkSpec): DoubleNetwork => createNetwork(this, spec);
  removeNetwork = (reference: string): void => removeNetwork(this, reference);
  connect = (network: string, container: string, request: EndpointRequest = {}): void =>
    connect(this, network, container, request);
  disconnect = (network: string, container: string, force = false): void => disconnect(this, network, container, force);

  createContainer = (spec: containers.ContainerSpec): DoubleContainer => containers.createContainer(this, spec);
  start = (reference: string): void => containers.start(this, reference);
  stop = (reference: string): void => containers.stop(this, reference);
  kill = (reference: string): void => containers.kill(this, reference);
  /** Ends by itself, as a process that crashes. */
  die = (reference: string, exitCode = 1): void => containers.die(this, reference, exitCode);
  restart = (reference: string): void => containers.restart(this, reference);
  pause = (reference: string): void => containers.pause(this, reference);
  unpause = (reference: string): void => containers.unpause(this, reference);
  rename = (reference: string, name: string): void => containers.rename(this, reference, name);
  setHealth = (reference: string, health: 'healthy' | 'unhealthy'): void =>
    containers.setHealth(this, reference, health);
  removeContainer = (reference: string): void => containers.removeContainer(this, reference);

  /** So much more went through its interface on that network. */
  carry(reference: string, network: string, more: Partial<Counters>): void {
    const endpointId = this.container(reference).endpoints.get(network)?.lease?.endpointId;
    if (endpointId === undefined) throw new Error(`${reference} is not up on ${network}.`);
    this.counters.set(endpointId, plus(this.counted(endpointId), more));
  }

  counted = (endpointId: string): Counters => this.counters.get(endpointId) ?? NOTHING;

  /** So many changes of every kind a second, the same ones for the same seed, until `stop()`. */
  churn = (seed: number, operationsPerSecond: number): Churn => new Churn(this, seed, operationsPerSecond);

  /** Changes made inside reach the world, and no event tells of them. */
  silently<T>(change: () => T): T {
    this.silent += 1;
    try {
      return change();
    } finally {
      this.silent -= 1;
    }
  }

  /** @returns a function that ends the listening */
  onEvent(listener: (event: EngineEvent) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  emit(event: EngineEvent): void {
    if (this.silent > 0) return;
    for (const listener of this.listeners) listener(event);
  }

  putNetwork(network: DoubleNetwork, action?: string): void {
    this.networks.set(network.id, network);
    this.revision += 1;
    if (action) this.emit(networkEvent(network, action, this.now()));
  }

  dropNetwork(network: DoubleNetwork): void {
    this.networks.delete(network.id);
    this.revision += 1;
    this.emit(networkEvent(network, 'destroy', this.now()));
  }

  putContainer(container: DoubleContainer): DoubleContainer {
    const before = this.containers.get(container.id);
    if (before && before.name !== container.name) this.containerIds.delete(before.name);
    this.containers.set(container.id, container);
    this.containerIds.set(container.name, container.id);
    this.revision += 1;
    return container;
  }

  dropContainer(container: DoubleContainer): void {
    this.containers.delete(container.id);
    this.containerIds.delete(container.name);
    this.revision += 1;
  }

  tellOfContainer(container: DoubleContainer, action: string, more?: Readonly<Record<string, string>>): void {
    if (this.listeners.size > 0) this.emit(containerEvent(container, action, this.now(), more));
  }

  tellOfEndpoint(network: DoubleNetwork, action: 'connect' | 'disconnect', container: DoubleContainer): void {
    if (this.listeners.size > 0) this.emit(networkEvent(network, action, this.now(), container.id));
  }
}
