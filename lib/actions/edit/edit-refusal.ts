import type { InspectedNetwork } from '@/lib/docker/engine';
import { isPredefined } from '@/lib/model';
import type { Topology } from '@/lib/model';
import { named } from '../plan';
import type { Refusal } from '../plan';
import { strangersOn } from '../stale-endpoints';

/** Why this network cannot be made anew without anybody losing something; null when it can. */
export function editRefusal(topology: Topology, inspected: InspectedNetwork, isNothing: boolean): Refusal | null {
  return (
    ownerRefusal(inspected) ??
    swarmRefusal(topology, inspected) ??
    strangerRefusal(topology, inspected) ??
    lossRefusal(inspected) ??
    (isNothing ? { code: 'invalid_request', sentence: 'Nothing is changed yet.' } : null)
  );
}

function ownerRefusal({ network }: InspectedNetwork): Refusal | null {
  if (isPredefined(network)) {
    return impossible(`${named(network)} is the engine’s own: its settings stand in the engine’s configuration.`);
  }
  if (network.ingress) {
    return impossible(`${named(network)} carries the published ports of a Swarm: remove it and create another one.`);
  }
  if (network.configFrom === null) return null;
  return impossible(`${named(network)} takes its settings from ${named({ name: network.configFrom })}: edit that one.`);
}

function swarmRefusal(
  { containers, endpoints }: Topology,
  { network, services, nodes }: InspectedNetwork,
): Refusal | null {
  const ids = new Set(
    endpoints.filter(({ networkId }) => networkId === network.id).map(({ containerId }) => containerId),
  );
  const tasks = containers.filter(({ id, swarmTask }) => swarmTask !== null && ids.has(id));
  const users = services.length > 0 ? services.map((name) => named({ name })) : tasks.map(named);
  if (users.length > 0) {
    return impossible(
      `Swarm services use ${named(network)} (${users.join(', ')}): take it from them first, and give it back after.`,
    );
  }
  if (nodes.length === 0) return null;
  return impossible(
    `${named(network)} reaches onto other nodes (${nodes.map((name) => named({ name })).join(', ')}), whose containers cannot be seen from here.`,
  );
}

/** Whoever is on it and cannot be attached again would be lost. */
function strangerRefusal(topology: Topology, inspected: InspectedNetwork): Refusal | null {
  const { network } = inspected;
  const strangers = strangersOn(topology, inspected);
  if (strangers.length > 0) {
    return impossible(
      `The engine counts endpoints on ${named(network)} that belong to no container (${strangers.map(named).join(', ')}): disconnect them by force first.`,
    );
  }
  const takers = topology.networks.filter(({ configFrom }) => network.configOnly && configFrom === network.name);
  return takers.length === 0
    ? null
    : impossible(
        `${takers.map(named).join(', ')} took settings from ${named(network)}, and would keep the old ones: remove them first.`,
      );
}

function lossRefusal({ network, beyondRequest }: InspectedNetwork): Refusal | null {
  if (beyondRequest.length === 0) return null;
  return impossible(
    `${named(network)} has what cannot be carried over: ${beyondRequest.join(', ')}. Make another network, and move the containers.`,
  );
}

function impossible(sentence: string): Refusal {
  return { code: 'not_possible', sentence };
}
