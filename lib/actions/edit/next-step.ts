import { requestFor } from '@/lib/commands/network-request';
import { endpointId, indexTopology, operationLabel } from '@/lib/model';
import type { ConnectRequest, ContainerId, CreateNetworkRequest, Network, NetworkId, Topology } from '@/lib/model';
import { endpointDifference } from '../endpoint-difference';
import type { Edit, EditMember } from './edit-order';

export type Step =
  /** Attached by somebody else since it was written down who is there. */
  | { do: 'join'; containerId: ContainerId; networkId: NetworkId }
  | { do: 'disconnect'; containerId: ContainerId; networkId: NetworkId }
  | { do: 'remove'; networkId: NetworkId }
  | { do: 'create'; request: CreateNetworkRequest }
  | { do: 'connect'; networkId: NetworkId; request: ConnectRequest }
  | { do: 'skip'; containerId: ContainerId; why: string }
  /** Attached, and otherwise than asked. */
  | { do: 'complain'; containerId: ContainerId; why: string }
  | { do: 'finish'; network: Network };

/**
 * What is to be done next, from how the world stands and nothing else: whoever asks after a crash, a lost answer or a
 * change by somebody else goes on from there. Forward it empties and removes the old network, makes the new one and
 * attaches everyone to it; turned it does the same the other way round.
 */
export function nextStep(edit: Edit, topology: Topology): Step {
  const { source, target, request } = ends(edit, topology);
  return (
    (source && emptying(edit, topology, source)) ??
    (target ? filling(edit, topology, target) : { do: 'create', request })
  );
}

/** The network that has to go, the one that is to be (undefined: not there), and how to make it. */
function ends(edit: Edit, { networks }: Topology) {
  const { order, turned } = edit;
  const old = networks.find(({ id }) => id === order.network.id);
  const made = networks.find(({ labels }) => labels[operationLabel] === order.id);
  if (turned === null) return { source: old, target: made, request: order.after };
  const restored = networks.find((network) => network.id !== made?.id && isRestored(edit, network));
  return { source: made, target: old ?? restored, request: order.before };
}

/** By its id where that is known; where the answer was lost, one that was not there and is in everything as it was. */
function isRestored({ order, made }: Edit, network: Network): boolean {
  if (made.has(network.id)) return true;
  if (network.name !== order.before.name || order.known.includes(network.id)) return false;
  return JSON.stringify(comparable(requestFor(network))) === JSON.stringify(comparable(order.before));
}

/** What nobody asked for the engine adds by itself. */
function comparable({ subnets, options, labels, ...flags }: CreateNetworkRequest) {
  const sorted = (map: Readonly<Record<string, string>>) => Object.entries(map).toSorted();
  return [Object.entries(flags).toSorted(), subnets.map(({ subnet }) => subnet), sorted(options), sorted(labels)];
}

function emptying({ members }: Edit, topology: Topology, { id }: Network): Step {
  const ours = new Set(members.map(({ containerId }) => containerId));
  const there = (indexTopology(topology).endpointsByNetwork.get(id) ?? []).map(({ containerId }) => containerId);
  const stranger = there.find((containerId) => !ours.has(containerId));
  if (stranger !== undefined) return { do: 'join', containerId: stranger, networkId: id };
  const [first] = there;
  return first === undefined
    ? { do: 'remove', networkId: id }
    : { do: 'disconnect', containerId: first, networkId: id };
}

function filling(edit: Edit, topology: Topology, network: Network): Step {
  const { containerById, endpointsByNetwork } = indexTopology(topology);
  const attached = new Map((endpointsByNetwork.get(network.id) ?? []).map((endpoint) => [endpoint.id, endpoint]));
  for (const member of edit.members) {
    const { containerId } = member;
    if (edit.skipped.has(containerId)) continue;
    const container = containerById.get(containerId);
    if (!container) return { do: 'skip', containerId, why: 'does not exist any more' };
    if (container.state === 'removing' || container.state === 'dead') {
      return { do: 'skip', containerId, why: 'is being removed' };
    }
    const request = requestOf(edit, member);
    const endpoint = attached.get(endpointId(network.id, containerId));
    if (!endpoint) return { do: 'connect', networkId: network.id, request };
    const why = endpointDifference(topology, endpoint, request);
    if (why !== null) return { do: 'complain', containerId, why };
  }
  return { do: 'finish', network };
}

function requestOf({ turned }: Edit, { from, to }: EditMember): ConnectRequest {
  return turned === null ? to : from;
}

/** Steps that are done, of all that there are: each leaves and comes back, and one network goes and one comes. */
export function stepsOf(edit: Edit, topology: Topology): { done: number; of: number; isSafe: boolean } {
  const { source, target } = ends(edit, topology);
  const { endpointsByNetwork } = indexTopology(topology);
  const on = (network: Network | undefined) => (network && endpointsByNetwork.get(network.id)?.length) ?? 0;
  const count = edit.members.length - edit.skipped.size;
  const done = Math.max(0, count - on(source)) + (source ? 0 : 1) + (target ? 1 : 0) + on(target);
  // Nothing is lost yet that would have to be made anew.
  const isSafe = edit.turned === null && source !== undefined;
  return { done: Math.min(done, 2 * count + 2), of: 2 * count + 2, isSafe };
}
