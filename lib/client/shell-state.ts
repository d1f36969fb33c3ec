import type { Network, NetworkId } from '@/lib/model';
import { createStore } from './store';

/** What opens over the page from several places: a key, a button, another entry. One at a time. */
export const openedOver = createStore<
  'palette' | 'help' | 'attach' | 'detach' | 'create' | 'edit' | 'prune' | 'run' | 'export' | 'compose' | null
>(null);

/** The network that a new one is to be like; null: like none. */
export const templateNetwork = createStore<NetworkId | null>(null);

/** Opens the form of a new network; filled in as another one is, where one is given. */
export function openNetworkForm(like: NetworkId | null = null): void {
  templateNetwork.set(like);
  openedOver.set('create');
}

/** The network that a new container is to be on; null: that is still to be chosen. */
export const networkToRunOn = createStore<NetworkId | null>(null);

/** Opens the form of a new container. */
export function openRunForm(on: NetworkId | null = null): void {
  networkToRunOn.set(on);
  openedOver.set('run');
}

/** What is to be written down; `shown`: whatever passes the filter. */
export type ExportSubject =
  { kind: 'network'; id: NetworkId } | { kind: 'project'; name: string } | { kind: 'marked' } | { kind: 'shown' };

export const exportSubject = createStore<ExportSubject>({ kind: 'shown' });

export function openExport(subject: ExportSubject): void {
  exportSubject.set(subject);
  openedOver.set('export');
}

/** On a phone the filter's row is called for; on a wider screen it is simply there. */
export const filterCalled = createStore(false);

/** The network that is edited, as it was when the form was opened: it is gone before the edit ends. */
export const editedNetwork = createStore<Network | null>(null);

export function openEditForm(network: Network): void {
  editedNetwork.set(network);
  openedOver.set('edit');
}
