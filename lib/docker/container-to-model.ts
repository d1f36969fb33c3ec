import {
  containerIdSchema,
  containerStateSchema,
  type Container,
  type ContainerState,
  type EngineId,
  type Health,
  type Port,
  type Privileges,
} from '@/lib/model';
import type { EndpointSettings, InspectedContainerJson, ListedContainerJson } from './container-json';
import type { Directory } from './directory';
import type { InspectedContainer, ListedContainer } from './engine';
import { endpointToModel } from './endpoint-to-model';
import { projectOf, serviceOf, shownLabels, swarmTaskOf, type ShownLabels } from './labels';
import { inspectedPorts, listedPorts } from './ports-to-model';
import { privilegesToModel } from './privileges-to-model';
import { textMap } from './text-map';
import { secondsToModel, timeToModel } from './time-to-model';

/** What list and inspect both tell, each in its own words. */
interface ContainerFacts {
  id: string;
  name: string;
  image: string;
  state: string;
  health: string | null | undefined;
  networkMode: string;
  ports: Port[];
  labels: Record<string, string> | null | undefined;
  createdAt: string | null;
  startedAt: string | null;
  networks: Record<string, EndpointSettings>;
  privileges: Privileges | null;
  inspected: boolean;
}

export function listedContainerToModel(
  raw: ListedContainerJson,
  engineId: EngineId,
  directory: Directory,
  isShown: ShownLabels = shownLabels(),
): ListedContainer {
  return toModel(
    {
      id: raw.Id,
      name: listedName(raw),
      image: raw.Image ?? '',
      state: raw.State ?? '',
      health: /\((?:health: )?(starting|healthy|unhealthy)\)/.exec(raw.Status ?? '')?.[1],
      networkMode: raw.HostConfig?.NetworkMode ?? '',
      ports: listedPorts(raw.Ports),
      labels: raw.Labels,
      createdAt: secondsToModel(raw.Created),
      startedAt: null,
      networks: raw.NetworkSettings?.Networks ?? {},
      privileges: null,
      inspected: false,
    },
    engineId,
    directory,
    isShown,
  );
}

/** `socket`: where the engine is spoken to on its own host; null where that is not known. */
export function inspectedContainerToModel(
  raw: InspectedContainerJson,
  engineId: EngineId,
  directory: Directory,
  socket: string | null,
  isShown: ShownLabels = shownLabels(),
): InspectedContainer {
  const created = Date.parse(raw.Created ?? '');
  const listed = toModel(
    {
      id: raw.Id,
      name: (raw.Name ?? '').replace(/^\//, ''),
      image: raw.Config?.Image ?? '',
      state: raw.State.Status ?? '',
      health: raw.State.Health?.Status,
      networkMode: raw.HostConfig?.NetworkMode ?? '',
      ports: inspectedPorts(raw.NetworkSettings?.Ports),
      labels: raw.Config?.Labels,
      // To the second, as in lists: otherwise every container would change when its inspect arrives.
      createdAt: secondsToModel(created / 1000),
      startedAt: timeToModel(raw.State.StartedAt),
      networks: raw.NetworkSettings?.Networks ?? {},
      privileges: privilegesToModel(raw, socket),
      inspected: true,
    },
    engineId,
    directory,
    isShown,
  );
  return { ...listed, pid: raw.State.Pid || null };
}

/** A linked container has further names like `/web/db`; its own is the one with a single slash. */
export function listedName(raw: Pick<ListedContainerJson, 'Names'>): string {
  const names = raw.Names ?? [];
  return (names.find((name) => /^\/?[^/]+$/.test(name)) ?? names[0] ?? '').replace(/^\//, '');
}

function toModel(
  facts: ContainerFacts,
  engineId: EngineId,
  directory: Directory,
  isShown: ShownLabels,
): ListedContainer {
  const state = stateOf(facts.state);
  const sharesNamespaceWith = namespaceOwner(facts.networkMode, directory);
  const container: Container = {
    id: containerIdSchema.parse(facts.id),
    engineId,
    name: facts.name,
    image: facts.image,
    state,
    health: healthOf(state, facts.health),
    networkMode: sharesNamespaceWith ? `container:${sharesNamespaceWith}` : modeOf(facts, directory),
    sharesNamespaceWith,
    ports: facts.ports,
    labels: textMap(facts.labels, isShown),
    project: projectOf(facts.labels),
    service: serviceOf(facts.labels),
    createdAt: facts.createdAt,
    startedAt: facts.startedAt,
    swarmTask: swarmTaskOf(facts.labels),
    privileges: facts.privileges,
  };
  const endpoints = Object.entries(facts.networks).flatMap(
    ([name, settings]) => endpointToModel(name, settings, container, directory, facts.inspected) ?? [],
  );
  return { container, endpoints, askedMode: facts.networkMode };
}

/** Podman 4 has states of its own. */
const otherStates: Record<string, ContainerState> = {
  configured: 'created',
  initialized: 'created',
  stopping: 'running',
  stopped: 'exited',
};

function stateOf(text: string): ContainerState {
  const known = containerStateSchema.safeParse(text);
  return known.success ? known.data : (otherStates[text] ?? 'exited');
}

/** Only of a running one: inspect keeps the last result after a stop, and lists say `(Paused)` in its place. */
function healthOf(state: ContainerState, text: string | null | undefined): Health | null {
  if (state !== 'running') return null;
  return text === 'starting' || text === 'healthy' || text === 'unhealthy' ? text : null;
}

function namespaceOwner(mode: string, directory: Directory): Container['id'] | null {
  return mode.startsWith('container:') ? directory.containerId(mode.slice('container:'.length)) : null;
}

/** `default` is the default bridge, except for Swarm's tasks, which say so too and sit on their service's networks. */
function modeOf(facts: ContainerFacts, directory: Directory): string {
  const names = Object.keys(facts.networks).sort();
  if (facts.networkMode === 'default' || facts.networkMode === '')
    return names.includes('bridge') ? 'bridge' : (names[0] ?? 'bridge');
  return directory.networkName(facts.networkMode) ?? facts.networkMode;
}
