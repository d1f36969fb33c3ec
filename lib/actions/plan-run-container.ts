import { containerIdSchema, indexTopology, isPredefined, networkKind, pendingEngineId } from '@/lib/model';
import type { ConnectRequest, Container, Network, Topology } from '@/lib/model';
import type { RunAttachment, RunContainerRequest } from '@/lib/model/run-container';
import { reachChange } from '@/lib/reach/reach-change';
import { macRefusal } from './connect-refusal';
import { named, notKnown, planOf } from './plan';
import type { Plan, Refusal } from './plan';
import { planConnect } from './plan-connect';
import { portRefusal } from './port-refusal';
import { runCommand } from './run-command';
import { runRefusal, type RunKnown } from './run-refusal';
import { runWarnings } from './run-warnings';

/** `name`: the one it gets, which is the one asked for unless none was. */
export function planRunContainer(known: RunKnown, request: RunContainerRequest, name: string): Plan {
  const { topology } = known;
  const candidate = aCandidate(topology, request, name);
  // Where its name is taken the plan is refused; until then there is one of that name.
  const others = topology.containers.filter((one) => one.name !== name);
  const withIt = { ...topology, containers: [...others, candidate] };
  const unknown = unknownNetwork(topology, request) ?? repeatedNetwork(request);
  const joins = unknown
    ? []
    : request.networks.map((attachment, at) => planJoin({ ...known, topology: withIt }, candidate, attachment, at));
  const changes = request.networks.map(({ networkId }) => ({
    kind: 'attach' as const,
    networkId,
    containerId: candidate.id,
  }));
  const refusals = joins.flatMap(({ refusal }) => refusal ?? []);
  return planOf(
    runRefusal(known, request, name) ??
      unknown ??
      refusals[0] ??
      (request.networkMode ? null : portRefusal(known, request.ports)),
    {
      warnings: [...runWarnings(topology, request), ...joins.flatMap(({ preview }) => preview.warnings)],
      effects: () => ({
        reachable: reachChange(withIt, changes, candidate.id),
        ipv4: joins[0]?.preview.effects.ipv4 ?? null,
        ipv6: joins[0]?.preview.effects.ipv6 ?? null,
      }),
      command: runCommand(
        request,
        name,
        topology.networks,
        joins.slice(1).map(({ preview }) => preview.command),
      ),
    },
  );
}

/** Stands for the container that is to come: no engine gives this id. */
const candidateId = containerIdSchema.parse('0'.repeat(64));

function aCandidate({ engines }: Topology, request: RunContainerRequest, name: string): Container {
  return {
    id: candidateId,
    engineId: engines[0]?.id ?? pendingEngineId,
    name,
    image: request.image,
    state: 'running',
    health: null,
    networkMode: request.networkMode ?? 'bridge',
    sharesNamespaceWith: null,
    ports: [],
    labels: {},
    project: null,
    service: null,
    createdAt: null,
    startedAt: null,
    swarmTask: null,
    privileges: null,
  };
}

/** Throws `engine_unreachable` while nothing is known at all. */
function unknownNetwork(topology: Topology, { networks }: RunContainerRequest): Refusal | null {
  const { networkById } = indexTopology(topology);
  const at = networks.findIndex(({ networkId }) => !networkById.has(networkId));
  if (at < 0) return null;
  const { code, message } = notKnown(topology, 'The engine has no network with this id (any more).');
  return { code, sentence: message, field: `networks.${at}.networkId` };
}

function repeatedNetwork({ networks }: RunContainerRequest): Refusal | null {
  const ids = networks.map(({ networkId }) => networkId);
  const at = ids.findIndex((id, index) => ids.indexOf(id) !== index);
  if (at < 0) return null;
  return { code: 'conflict', sentence: 'This network is named twice.', field: `networks.${at}.networkId` };
}

/** As a connect of the container when it is there, but for what only its creation can do. */
function planJoin(known: RunKnown, candidate: Container, attachment: RunAttachment, at: number): Plan {
  const { networkId, ...settings } = attachment;
  const { networkById, endpointsByNetwork } = indexTopology(known.topology);
  const network = networkById.get(networkId);
  if (!network) throw notKnown(known.topology, 'The engine has no network with this id (any more).');
  const request: ConnectRequest = { containerId: candidate.id, ...settings };
  const { macAddress: _, ...withoutMac } = request;
  const plan = planConnect(known, networkId, at === 0 ? withoutMac : request);
  const refusal =
    whollyOther(network) ??
    modeRefusal(network) ??
    twinRefusal(known.topology, network) ??
    plan.refusal ??
    (at === 0 ? macRefusal(network, endpointsByNetwork.get(networkId) ?? [], request) : null);
  if (!refusal) return plan;
  return { ...plan, refusal: { ...refusal, field: `networks.${at}.${refusal.field ?? 'networkId'}` } };
}

/** `host` and `none` are no networks among others. */
function whollyOther(network: Network): Refusal | null {
  const kind = networkKind(network);
  if (!isPredefined(network) || kind === 'bridge') return null;
  const sentence = `${named(network)} excludes all other networks: ask for it as networkMode.`;
  return { code: 'not_possible', sentence };
}

const mode = /^(?:container:.*|host|none|bridge|default)$/s;

/** The name goes to the engine in the place of a mode: `container:web` would open the namespace of `web`. */
function modeRefusal(network: Network): Refusal | null {
  if (isPredefined(network) || !mode.test(network.name)) return null;
  const sentence = `The engine takes ${named(network)} for a network mode, and not for the name of this network: no container can be run on it.`;
  return { code: 'not_possible', sentence };
}

/** 20.10 keeps the name alone until the start, and then does not know which is meant; newer engines let no two share one. */
function twinRefusal({ networks }: Topology, { id, name }: Network): Refusal | null {
  if (!networks.some((one) => one.name === name && one.id !== id)) return null;
  const sentence = `Two networks are called ${named({ name })}: the engine starts no container on either. Remove one of them first.`;
  return { code: 'not_possible', sentence };
}
