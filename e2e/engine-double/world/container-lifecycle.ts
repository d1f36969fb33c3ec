import { conflict } from '../engine-refusal';
import {
  isAlive,
  type ContainerState,
  type DoubleContainer,
  type DoubleEndpoint,
  type EndpointRequest,
} from './container';
import type { DoubleWorld } from './double-world';
import { findContainer, networkIfAny } from './find';
import { plugIn, plugOut } from './sandbox';

/** A container as a test describes it; `state` says how far its life has come. */
export interface ContainerSpec extends Partial<Omit<DoubleContainer, 'endpoints'>> {
  readonly name: string;
  /** Networks by name; without it, the one of `networkMode`. */
  readonly networks?: Readonly<Record<string, EndpointRequest>>;
}

/** Emits create, and start and pause where the spec's state asks for them. */
export function createContainer(world: DoubleWorld, spec: ContainerSpec): DoubleContainer {
  if (world.containerIds.has(spec.name)) {
    const holder = world.containerIds.get(spec.name) ?? '';
    throw conflict(
      `Conflict. The container name "/${spec.name}" is already in use by container "${holder}". You have to remove (or rename) that container to be able to reuse that name.`,
    );
  }
  const state = spec.state ?? 'running';
  const container = world.putContainer(described(world, spec));
  world.tellOfContainer(container, 'create');
  if (state === 'created') return container;
  if (state === 'exited' || state === 'dead') return world.putContainer(ended(world, container, spec, state));
  start(world, container.id, spec.startedAt ?? undefined);
  if (state === 'paused') pause(world, container.id);
  if (state === 'restarting') world.putContainer({ ...findContainer(world, container.id), state });
  return findContainer(world, container.id);
}

function described(world: DoubleWorld, spec: ContainerSpec): DoubleContainer {
  const networkMode = spec.networkMode ?? Object.keys(spec.networks ?? {})[0] ?? 'bridge';
  const networks = spec.networks ?? (networkMode.startsWith('container:') ? {} : { [networkMode]: {} });
  const idle = (networkName: string, request: EndpointRequest): DoubleEndpoint => ({
    networkName,
    networkId: '',
    request,
    joined: false,
    lease: null,
  });
  return {
    id: spec.id ?? world.random.hex(64),
    name: spec.name,
    image: spec.image ?? 'busybox:latest',
    imageId: spec.imageId ?? `sha256:${'b'.repeat(64)}`,
    command: spec.command ?? ['sleep', '10000'],
    created: spec.created ?? world.now(),
    startedAt: null,
    finishedAt: null,
    state: 'created',
    exitCode: 0,
    health: spec.health ?? null,
    pid: 0,
    restartCount: spec.restartCount ?? 0,
    labels: spec.labels ?? {},
    ports: spec.ports ?? [],
    networkMode,
    endpoints: new Map(Object.entries(networks).map(([name, request]) => [name, idle(name, request)])),
  };
}

function ended(
  world: DoubleWorld,
  container: DoubleContainer,
  spec: ContainerSpec,
  state: ContainerState,
): DoubleContainer {
  const endpoints = [...container.endpoints].map(([name, endpoint]) => {
    return [name, { ...endpoint, networkId: networkIfAny(world, name)?.id ?? '' }] as const;
  });
  return {
    ...container,
    state,
    startedAt: spec.startedAt ?? container.created,
    finishedAt: spec.finishedAt ?? world.now(),
    exitCode: spec.exitCode ?? 0,
    endpoints: new Map(endpoints),
  };
}

/** @throws EngineRefusal 404 when one of its networks is gone */
export function start(world: DoubleWorld, reference: string, startedAt = world.now()): void {
  const container = findContainer(world, reference);
  if (isAlive(container)) return;
  const plugged = plugIn(world, container);
  const pid = world.random.int(1000, 4_000_000);
  const started: DoubleContainer = { ...plugged, state: 'running', pid, startedAt, exitCode: 0 };
  world.tellOfContainer(world.putContainer(started), 'start');
}

/** 20.10 tells of the death before the endpoints go, newer engines after; `stop` comes in between there. */
function end(world: DoubleWorld, container: DoubleContainer, exitCode: number, stopped: boolean): void {
  const dead = world.putContainer({ ...container, state: 'exited', pid: 0, exitCode, finishedAt: world.now() });
  const old = world.dialect.version === '20.10';
  const seconds = Math.floor((world.now() - (container.startedAt ?? world.now())) / 1000);
  const died = () =>
    world.tellOfContainer(dead, 'die', { exitCode: String(exitCode), ...(!old && { execDuration: String(seconds) }) });
  if (old) died();
  const left = plugOut(world, dead);
  if (stopped) world.tellOfContainer(left, 'stop');
  if (!old) died();
}

/** SIGTERM, then SIGKILL because the sample's `sleep` ignores the first, as recorded. */
export function stop(world: DoubleWorld, reference: string): void {
  const container = findContainer(world, reference);
  if (!isAlive(container)) return;
  world.tellOfContainer(container, 'kill', { signal: '15' });
  world.tellOfContainer(container, 'kill', { signal: '9' });
  end(world, container, 137, true);
}

export function kill(world: DoubleWorld, reference: string): void {
  const container = findContainer(world, reference);
  if (!isAlive(container))
    throw conflict(`Cannot kill container: ${reference}: Container ${container.id} is not running`);
  world.tellOfContainer(container, 'kill', { signal: '9' });
  end(world, container, 137, false);
}

export function die(world: DoubleWorld, reference: string, exitCode: number): void {
  const container = findContainer(world, reference);
  if (isAlive(container)) end(world, container, exitCode, false);
}

export function restart(world: DoubleWorld, reference: string): void {
  stop(world, reference);
  start(world, reference);
  world.tellOfContainer(findContainer(world, reference), 'restart');
}

export const pause = (world: DoubleWorld, reference: string): void => changeState(world, reference, 'paused', 'pause');
export const unpause = (world: DoubleWorld, reference: string): void =>
  changeState(world, reference, 'running', 'unpause');

function changeState(world: DoubleWorld, reference: string, state: ContainerState, action: string): void {
  const container = findContainer(world, reference);
  if (!isAlive(container)) throw conflict(`Container ${container.id} is not running`);
  world.tellOfContainer(world.putContainer({ ...container, state }), action);
}

export function rename(world: DoubleWorld, reference: string, name: string): void {
  const container = findContainer(world, reference);
  world.tellOfContainer(world.putContainer({ ...container, name }), 'rename', { oldName: `/${container.name}` });
}

export function setHealth(world: DoubleWorld, reference: string, health: 'healthy' | 'unhealthy'): void {
  const container = findContainer(world, reference);
  world.tellOfContainer(world.putContainer({ ...container, health }), `health_status: ${health}`);
}

/** By force: a running one is killed first. */
export function removeContainer(world: DoubleWorld, reference: string): void {
  if (isAlive(findContainer(world, reference))) kill(world, reference);
  const container = findContainer(world, reference);
  world.dropContainer(container);
  world.tellOfContainer(container, 'destroy');
}
