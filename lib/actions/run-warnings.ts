import { indexTopology, networkKind } from '@/lib/model';
import type { Network, Topology } from '@/lib/model';
import type { RunContainerRequest } from '@/lib/model/run-container';
import { named } from './plan';
import { isEvery } from './port-refusal';

/** What to mind about a container that can be run, its endpoints aside. */
export function runWarnings(topology: Topology, request: RunContainerRequest): string[] {
  return [...modeWarnings(request), ...portWarnings(topology, request), ...riskWarnings(request)];
}

function modeWarnings({ networkMode, ports }: RunContainerRequest): string[] {
  const useless = ports.length > 0;
  if (networkMode === 'host') {
    return [
      'It uses the host’s network: it sees all of the host’s interfaces, and whatever listens in it listens on the host.',
      ...(useless ? ['Published ports mean nothing with the host’s network: the engine leaves them out.'] : []),
    ];
  }
  if (networkMode !== 'none') return [];
  return [
    'It has no network: it reaches nobody, and nobody reaches it.',
    ...(useless ? ['Published ports lead nowhere without a network.'] : []),
  ];
}

function portWarnings(topology: Topology, { networks, networkMode, ports }: RunContainerRequest): string[] {
  if (networkMode !== undefined || ports.length === 0) return [];
  const { networkById } = indexTopology(topology);
  const joined = networks.flatMap(({ networkId }) => networkById.get(networkId) ?? []);
  if (joined.length > 0 && !joined.some(publishes)) {
    const names = joined.map(named).join(', ');
    return [`No port is published through ${names}: that takes a bridge or an overlay that leads outside.`];
  }
  const open = ports.filter(({ ip }) => isEvery(ip)).map(({ publicPort, privatePort }) => publicPort ?? privatePort);
  if (open.length === 0) return [];
  const one = open.length === 1;
  return [
    `${one ? 'Port' : 'Ports'} ${open.join(', ')} ${one ? 'is' : 'are'} published on every address of the host: whoever reaches the host reaches ${one ? 'it' : 'them'}, past most firewalls. 127.0.0.1 keeps ${one ? 'it' : 'them'} on the host.`,
  ];
}

/** Of an internal network, and where containers stand in the LAN themselves, the engine forwards nothing. */
function publishes(network: Network): boolean {
  const kind = networkKind(network);
  return !network.internal && kind !== 'macvlan' && kind !== 'ipvlan';
}

/** Of what the operator has allowed: it is still a way out. */
function riskWarnings(request: RunContainerRequest): string[] {
  const { privileged, pid, ipc, uts, userns, binds, devices, capabilities } = request;
  const spaces = Object.entries({ pid, ipc, uts, userns }).flatMap(([name, value]) => (value ? [name] : []));
  const writable = binds.filter(({ readOnly }) => !readOnly).map(({ source }) => source);
  return [
    ...(privileged ? ['It is privileged: whoever takes it over is root on the host.'] : []),
    ...(spaces.length > 0 ? [`It shares namespaces of the host: ${spaces.join(', ')}.`] : []),
    ...(writable.length > 0 ? [`It can change ${writable.join(', ')} of the host.`] : []),
    ...(devices.length > 0 ? [`It can use the host’s ${devices.join(', ')}.`] : []),
    ...(capabilities.length > 0 ? [`It has more rights than others: ${capabilities.join(', ')}.`] : []),
  ];
}
