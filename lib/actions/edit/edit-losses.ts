import { hasNamespace, heeds, indexTopology } from '@/lib/model';
import type { CreateNetworkRequest, Network } from '@/lib/model';
import { named } from '../plan';
import type { Surroundings } from '../plan';
import type { Leaver } from './edit-members';

/** What is not as it was after an edit, whatever is done: a sentence each. */
export function lostInEdit(
  { topology }: Surroundings,
  network: Network,
  after: CreateNetworkRequest,
  leavers: readonly Leaver[],
): string[] {
  const apiVersion = topology.engines[0]?.apiVersion ?? null;
  const running = leavers.filter(({ container }) => hasNamespace(container));
  const floating = running.filter(({ endpoint }) => (endpoint.requestedIpv4 ?? endpoint.requestedIpv6) === null);
  const { guestsByContainer } = indexTopology(topology);
  const guests = running.flatMap(({ container }) => guestsByContainer.get(container.id) ?? []).filter(hasNamespace);
  const published = running
    .map(({ container }) => container)
    .filter(({ ports }) => ports.some(({ publicPort }) => publicPort !== null));
  const byName = leavers.filter(({ container }) => container.networkMode === network.name);
  return [
    'The network gets another id.',
    ...(running.length === 0 ? [] : ['Open connections over it are cut.']),
    ...(guests.length === 0
      ? []
      : [
          `${guests.map(named).join(', ')} ${guests.length === 1 ? 'uses' : 'use'} the network of one of them, and lose it for as long.`,
        ]),
    ...(floating.length === 0 ? [] : [`Whose address nobody fixed may get another one: ${listed(floating)}.`]),
    ...(published.length === 0
      ? []
      : [`Ports on the host that the engine chose itself may be others: ${published.map(named).join(', ')}.`]),
    ...(running.length === 0 || heeds(apiVersion, 'macAddress')
      ? []
      : ['MAC addresses may change: this engine takes none at connect.']),
    ...(running.some(({ endpoint }) => endpoint.interfaceName !== null)
      ? ['Interfaces in the containers may be numbered otherwise.']
      : []),
    ...(after.name === network.name || byName.length === 0
      ? []
      : [
          `What starts ${listed(byName)} anew (Compose, scripts) still asks for ${named(network)}: change it there too.`,
        ]),
  ];
}

function listed(leavers: readonly Leaver[]): string {
  const shown = leavers.slice(0, 5).map(({ container }) => named(container));
  return leavers.length > 5 ? `${shown.join(', ')} and ${leavers.length - 5} more` : shown.join(', ');
}
