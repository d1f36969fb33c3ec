import { commandLine, nameFor } from '@/lib/commands/command-line';
import { isPredefined } from '@/lib/model';
import type { Container, Network, NetworkId, Topology } from '@/lib/model';
import { knownNetwork, named, noEffects, planOf } from './plan';
import type { Plan, Refusal } from './plan';

/** Only what nothing uses is removed, so nobody's reach changes. Throws `not_found`. */
export function planRemoveNetwork(topology: Topology, id: NetworkId): Plan {
  const network = knownNetwork(topology, id);
  const membersWho = (active: boolean): Container[] => {
    const endpoints = topology.endpoints.filter((one) => one.networkId === id && one.active === active);
    const ids = new Set(endpoints.map(({ containerId }) => containerId));
    return topology.containers.filter((container) => ids.has(container.id));
  };
  const stopped = membersWho(false);
  const warnings =
    stopped.length === 0
      ? []
      : [`${listed(stopped)} would not start any more: it does not run now, and is configured for this network.`];
  return planOf(refusalOf(network, membersWho(true)), {
    warnings,
    effects: () => noEffects,
    command: commandLine(['docker', 'network', 'rm', nameFor(network, topology.networks)]),
  });
}

function refusalOf(network: Network, members: readonly Container[]): Refusal | null {
  if (isPredefined(network)) {
    return { code: 'not_possible', sentence: `${named(network)} is the engine’s own, and cannot be removed.` };
  }
  if (members.length === 0) return null;
  const sentence = `${named(network)} is in use by ${listed(members)}: disconnect first.`;
  return { code: 'conflict', sentence };
}

function listed(containers: readonly Container[]): string {
  const shown = containers.slice(0, 10).map(named).join(', ');
  return containers.length > 10 ? `${shown} and ${containers.length - 10} more` : shown;
}
