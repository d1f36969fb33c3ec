/**
 * Test builders: whole, valid objects with only what a test is about spelled out.
 * An id follows from the name, so the same name gives the same object in every test and every process.
 */
import type { Author } from './action';
import type { CongestionFlag } from './congestion';
import type { Container } from './container';
import { bareEndpoint, type Endpoint } from './endpoint';
import type { Engine } from './engine';
import { containerIdSchema, engineIdSchema, networkIdSchema } from './ids';
import type { ContainerId, EndpointId, NetworkId } from './ids';
import type { Image } from './image';
import type { Network } from './network';
import type { Topology } from './topology';
import type { NetworkTrafficSample, TrafficSample } from './traffic';

export const anEngineId = engineIdSchema.parse('ABCD:EFGH:IJKL:MNOP');
export const aTime = '2026-01-02T03:04:05.000Z';

export function aNetworkId(name: string): NetworkId {
  return networkIdSchema.parse(hexOf(`network ${name}`));
}

export function aContainerId(name: string): ContainerId {
  return containerIdSchema.parse(hexOf(`container ${name}`));
}

export function anEngine(overrides: Partial<Engine> = {}): Engine {
  return {
    id: anEngineId,
    name: 'lab',
    endpoint: 'unix:///var/run/docker.sock',
    version: '28.5.2',
    apiVersion: '1.51',
    status: 'live',
    since: aTime,
    trafficSource: 'proc',
    trafficSourceReason: null,
    swarm: null,
    drivers: ['bridge', 'host', 'ipvlan', 'macvlan', 'null', 'overlay'],
    lacks: [],
    hides: [],
    ...overrides,
  };
}

/** A user-defined bridge; its subnet follows from its name unless given. */
export function aNetwork(overrides: Partial<Network> = {}): Network {
  const name = overrides.name ?? 'shop_app';
  const id = overrides.id ?? aNetworkId(name);
  const block = `10.${byteOf(id, 0)}.${byteOf(id, 1)}`;
  return {
    id,
    engineId: anEngineId,
    name,
    driver: 'bridge',
    scope: 'local',
    internal: false,
    attachable: false,
    ingress: false,
    configOnly: false,
    configFrom: null,
    ipv4: true,
    ipv6: false,
    subnets: [{ subnet: `${block}.0/24`, gateway: `${block}.1`, ipRange: null, reserved: {} }],
    options: {},
    labels: {},
    createdAt: aTime,
    bridge: `br-${id.slice(0, 12)}`,
    parent: null,
    mtu: 1500,
    vni: null,
    encrypted: null,
    icc: true,
    masquerade: true,
    project: null,
    ...overrides,
  };
}

/** A running container. */
export function aContainer(overrides: Partial<Container> = {}): Container {
  const name = overrides.name ?? 'web';
  return {
    id: aContainerId(name),
    engineId: anEngineId,
    name,
    image: 'shop/web:latest',
    state: 'running',
    health: null,
    networkMode: 'shop_app',
    sharesNamespaceWith: null,
    ports: [],
    labels: {},
    project: null,
    service: null,
    createdAt: aTime,
    startedAt: aTime,
    swarmTask: null,
    privileges: { privileged: false, addedCapabilities: [], engineSocket: false },
    ...overrides,
  };
}

/** An active endpoint; the host part of its address follows from the container, the rest from the network's subnet. */
export function anEndpoint(network: Network, container: Container, overrides: Partial<Endpoint> = {}): Endpoint {
  const subnet = network.subnets.find(({ subnet }) => !subnet.includes(':'));
  const [address = '10.0.0.0', prefix = '24'] = subnet?.subnet.split('/') ?? [];
  const host = 2 + (byteOf(container.id, 0) % 250);
  const octets = [...address.split('.').slice(0, 3).map(Number), host];
  return {
    ...bareEndpoint(network.id, container.id),
    engineEndpointId: hexOf(`endpoint ${network.id} ${container.id}`),
    macAddress: ['02', '42', ...octets.map((octet) => octet.toString(16).padStart(2, '0'))].join(':'),
    ipv4: `${octets.join('.')}/${prefix}`,
    gateway: subnet?.gateway ?? null,
    dnsNames: [container.name],
    active: true,
    ...overrides,
  };
}

/** One that runs by itself; its id follows from its first tag. */
export function anImage(overrides: Partial<Image> = {}): Image {
  const tags = overrides.tags ?? ['busybox:latest'];
  return {
    id: `sha256:${hexOf(`image ${tags[0]}`)}`,
    tags,
    digests: [],
    bytes: 4_000_000,
    createdAt: aTime,
    exposedPorts: [],
    hasCommand: true,
    ...overrides,
  };
}

/** One engine and nothing on it, unless given. */
export function aTopology(overrides: Partial<Topology> = {}): Topology {
  return {
    revision: 1,
    takenAt: aTime,
    engines: [anEngine()],
    networks: [],
    containers: [],
    endpoints: [],
    ...overrides,
  };
}

export function aTrafficSample(overrides: Partial<TrafficSample> = {}): TrafficSample {
  return {
    rxBytesPerSecond: 1000,
    txBytesPerSecond: 2000,
    rxPacketsPerSecond: 10,
    txPacketsPerSecond: 20,
    rxErrors: 0,
    txErrors: 0,
    rxDropped: 0,
    txDropped: 0,
    ...overrides,
  };
}

export function aNetworkTrafficSample(overrides: Partial<NetworkTrafficSample> = {}): NetworkTrafficSample {
  return { ...aTrafficSample(), northSouth: null, eastWest: null, ...overrides };
}

/** Of one moment, as it travels. */
export function aTrafficTick(overrides: Partial<ATick> = {}): ATick {
  return {
    at: aTime,
    endpoints: new Map(),
    networks: new Map(),
    engine: null,
    unattributed: { interfaces: 0, received: 0, sent: 0 },
    congestion: [],
    ...overrides,
  };
}

interface ATick {
  at: string;
  endpoints: ReadonlyMap<EndpointId, TrafficSample>;
  networks: ReadonlyMap<NetworkId, NetworkTrafficSample>;
  engine: { received: number; sent: number } | null;
  unattributed: { interfaces: number; received: number; sent: number };
  congestion: CongestionFlag[];
}

/** Whoever signed in. */
export const anAuthor: Author = { who: 'admin', via: 'session', requestId: '7d9a4f3e-2c55-4a0b-9a43-0d1c2f6b8e11' };

/** 64 hex digits that follow from the text (FNV-1a with a salt for every eight of them; not for secrets). */
function hexOf(text: string): string {
  let hex = '';
  for (let salt = 0; salt < 8; salt++) {
    let hash = 0x811c9dc5 ^ salt;
    for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    hex += ((hash ^ (hash >>> 13)) >>> 0).toString(16).padStart(8, '0');
  }
  return hex;
}

function byteOf(id: string, at: number): number {
  return Number.parseInt(id.slice(at * 2, at * 2 + 2), 36) % 256;
}
