import { named } from '../plan';
import type { View } from '../seen-views';
import type { EditOrder } from './edit-order';

/** The network with all its settings, and everyone on it with all that is given back to them. */
export function viewOfEdit({ network, before, members }: Pick<EditOrder, 'network' | 'before' | 'members'>): View {
  return [
    { key: 'network', is: network.id, came: null, left: null, other: 'it was made anew' },
    { key: 'settings', is: before, came: null, left: null, other: 'it is set otherwise' },
    ...members.map((member) => ({
      key: member.containerId,
      is: member.from,
      came: `${named(member)} has joined it`,
      left: `${named(member)} has left it`,
      other: `${named(member)} is attached otherwise`,
    })),
  ];
}
