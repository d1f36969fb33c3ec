import { AuditLog } from '@/lib/audit/audit-log';
import type { ContainerMarks, Engine } from '@/lib/docker/engine';
import { AppError, endpointId, unknownFacts } from '@/lib/model';
import { operationLabel } from '@/lib/model/operation';
import type {
  ConnectRequest,
  Container,
  ContainerId,
  ContainerVerb,
  CreateNetworkRequest,
  NetworkId,
  Topology,
} from '@/lib/model';
import type { RunContainerRequest } from '@/lib/model/run-container';
import { aContainer, aNetwork, anEndpoint, anImage } from '@/lib/model/builders';
import { Actions } from './actions';
import type { ActionDeps } from './deps';
import { Editor } from './edit/editor';

type Fault =
  /** It does it, and the answer never arrives. */
  | 'lost-reply'
  /** It says yes and does nothing, as 20.10 does. */
  | 'nothing-done'
  /** It does nothing and does not answer. */
  | 'hang';

export interface ScriptedWorld extends ActionDeps {
  engine: Engine;
  /** What the engine was asked, in order. */
  asked: string[];
  /** For the next question. */
  fault: Fault | null;
  /** As the engine holds it; the inventory knows it only after a refresh. */
  truth: Topology;
}

/** For tests of what stands on engine and inventory: a world in memory whose engine can be told to fail. */
export function aScriptedWorld(topology: Topology): ScriptedWorld {
  let known = topology;
  const ask = async (question: string, change: (before: Topology) => Topology) => {
    world.asked.push(question);
    const { fault } = world;
    world.fault = null;
    await Promise.resolve();
    if (fault !== 'nothing-done' && fault !== 'hang') world.truth = change(world.truth);
    if (fault === 'lost-reply' || fault === 'hang') throw new AppError('engine_timeout', 'The engine did not answer.');
  };
  const notAsked = () => Promise.reject(new Error('not scripted'));
  const engine: Engine = {
    address: 'unix:///scripted',
    describe: notAsked,
    inspectNetwork: notAsked,
    releaseEndpoint: notAsked,
    inspectContainer: notAsked,
    containerStats: notAsked,
    watch: notAsked,
    hidden: () => [],
    probeChanges: async () => [],
    close: () => {},
    listNetworks: async () => world.truth.networks,
    listContainers: async () =>
      world.truth.containers.map((container) => ({ container, endpoints: [], askedMode: container.networkMode })),
    listImages: async () => [anImage()],
    createContainer: async ({ image, networks: [first] }: RunContainerRequest, { name, operation }: ContainerMarks) => {
      const labels = { [operationLabel]: operation };
      const container = aContainer({ name, image, labels, state: 'created', startedAt: null });
      await ask('run', (before) => {
        const network = before.networks.find(({ id }) => id === first?.networkId);
        const endpoints = network ? [...before.endpoints, anEndpoint(network, container)] : before.endpoints;
        return { ...before, containers: [...before.containers, container], endpoints };
      });
      return { id: container.id, warnings: [] };
    },
    connect: (id: NetworkId, request: ConnectRequest) =>
      ask('connect', (before) => {
        const network = before.networks.find((one) => one.id === id);
        const container = before.containers.find((one) => one.id === request.containerId);
        if (!network || !container) throw new AppError('not_found', 'No such network or container.');
        const {
          ipv4,
          ipv6,
          macAddress,
          aliases = [],
          links = [],
          linkLocalIps = [],
          gatewayPriority = 0,
          driverOptions = {},
        } = request;
        const endpoint = anEndpoint(network, container, {
          ...(ipv4 !== undefined && { ipv4: `${ipv4}/24`, requestedIpv4: ipv4 }),
          ...(ipv6 !== undefined && { ipv6: `${ipv6}/64`, requestedIpv6: ipv6 }),
          ...(macAddress !== undefined && { macAddress }),
          aliases,
          links,
          linkLocalIps,
          gatewayPriority,
          driverOptions,
        });
        return { ...before, endpoints: [...before.endpoints, endpoint] };
      }),
    disconnect: (id: NetworkId, containerId: ContainerId) =>
      ask('disconnect', (before) => {
        const gone = endpointId(id, containerId);
        return { ...before, endpoints: before.endpoints.filter((one) => one.id !== gone) };
      }),
    createNetwork: async ({ name, driver, labels }: CreateNetworkRequest) => {
      const network = aNetwork({ name, driver, labels });
      await ask('create', (before) => ({ ...before, networks: [...before.networks, network] }));
      return { id: network.id, warning: null };
    },
    changeContainer: (id: ContainerId, verb: ContainerVerb) =>
      ask(verb, (before) => ({
        ...before,
        containers: before.containers.map((one) => (one.id === id ? { ...one, ...afterwards(verb) } : one)),
      })),
    removeContainer: (id: ContainerId) =>
      ask('delete', (before) => ({
        ...before,
        containers: before.containers.filter((one) => one.id !== id),
        endpoints: before.endpoints.filter(({ containerId }) => containerId !== id),
      })),
    removeNetwork: (id: NetworkId) =>
      ask('remove', (before) => ({ ...before, networks: before.networks.filter((one) => one.id !== id) })),
  };
  const world: ScriptedWorld = {
    engine,
    hostInterfaces: () => null,
    inventory: {
      get topology() {
        return known;
      },
      facts: unknownFacts,
      refresh: async () => {
        known = world.truth;
      },
    },
    asked: [],
    fault: null,
    truth: topology,
  };
  return world;
}

let starts = 0;

function afterwards(verb: ContainerVerb): Partial<Container> {
  switch (verb) {
    case 'start':
    case 'restart':
      return { state: 'running', startedAt: new Date((starts += 1) * 1000).toISOString() };
    case 'stop':
      return { state: 'exited' };
    case 'pause':
      return { state: 'paused' };
    case 'unpause':
      return { state: 'running' };
  }
}

/** Everything that can be done on an engine, with nothing that outlives the process. */
export function actionsOn(deps: ActionDeps, audit = AuditLog.inMemory()): Actions {
  const log = { warn: () => undefined, info: () => undefined };
  return new Actions(deps, audit, new Editor({ deps, audit, directory: null, log }));
}
