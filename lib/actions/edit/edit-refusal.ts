import { forgetsNetworkMode, isPredefined } from '@/lib/model';
import type { Container, Topology } from '@/lib/model';
import { named } from '../plan';
import type { Refusal } from '../plan';
import { strangersOn } from '../stale-endpoints';
import type { EditedNetwork } from './plan-edit';

/** Why this network cannot be made anew without anybody losing something; null when it can. */
export function editRefusal(topology: Topology, edited: EditedNetwork, isRenamed: boolean): Refusal | null {
  return (
    ownerRefusal(edited) ??
    swarmRefusal(topology, edited) ??
    strangerRefusal(topology, edited) ??
    memberRefusal(topology, edited, isRenamed) ??
    lossRefusal(edited)
  );
}

/** Whoever would not get back onto it. */
function memberRefusal(
  { containers, engines }: Topology,
  { network, askedModes }: EditedNetwork,
  isRenamed: boolean,
): Refusal | null {
  const members = containers.filter(({ id }) => askedModes.has(id));
  const restless = members.find(({ state }) => state === 'restarting');
  if (restless) {
    return impossible(
      `${named(restless)} is restarting over and over, and can neither leave nor join meanwhile: stop it first.`,
    );
  }
  if (forgetsNetworkMode(engines[0]?.apiVersion ?? null)) return null;
  const mode = ({ id }: Container) => askedModes.get(id) ?? '';
  const byId = members.filter(
    (one) => mode(one) !== network.name && network.id.startsWith(mode(one)) && mode(one) !== '',
  );
  if (byId.length > 0) {
    return impossible(
      `${byId.map(named).join(', ')} was run on this network by its id, which becomes another one, and this engine then lets it join no network: create it anew by name.`,
    );
  }
  const byName = members.filter((one) => mode(one) === network.name);
  if (!isRenamed || byName.length === 0) return null;
  return {
    ...impossible(
      `${byName.map(named).join(', ')} was run on ${named(network)} by that name, and this engine then lets it join no network: keep the name, or create it anew.`,
    ),
    field: 'name',
  };
}

function ownerRefusal({ network }: EditedNetwork): Refusal | null {
  if (isPredefined(network) || network.name === 'docker_gwbridge') {
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
  { network, services, nodes }: EditedNetwork,
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
function strangerRefusal(topology: Topology, inspected: EditedNetwork): Refusal | null {
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

function lossRefusal({ network, beyondRequest }: EditedNetwork): Refusal | null {
  if (beyondRequest.length === 0) return null;
  return impossible(
    `${named(network)} has what cannot be carried over: ${beyondRequest.join(', ')}. Make another network, and move the containers.`,
  );
}

function impossible(sentence: string): Refusal {
  return { code: 'not_possible', sentence };
}
