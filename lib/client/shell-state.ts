import type { Network, NetworkId } from '@/lib/model';
import { createStore } from './store';

/** What opens over the page from several places: a key, a button, another entry. One at a time. */
export const openedOver = createStore<'palette' | 'help' | 'attach' | 'detach' | 'create' | 'edit' | 'prune' | null>(
  null,
);

/** The network that a new one is to be like; null: like none. */
export const templateNetwork = createStore<NetworkId | null>(null);

/** Opens the form of a new network; filled in as another one is, where one is given. */
export function openNetworkForm(like: NetworkId | null = null): void {
  templateNetwork.set(like);
  openedOver.set('create');
}

/** On a phone the filter's row is called for; on a wider screen it is simply there. */
export const filterCalled = createStore(false);

/** The network that is edited, as it was when the form was opened: it is gone before the edit ends. */
export const editedNetwork = createStore<Network | null>(null);

export function openEditForm(network: Network): void {
  editedNetwork.set(network);
  openedOver.set('edit');
}
