import type { NetworkId } from '@/lib/model';
import { createStore } from './store';

/** What opens over the page from several places: a key, a button, another entry. One at a time. */
export const openedOver = createStore<
  'palette' | 'help' | 'attach' | 'detach' | 'create' | 'prune' | 'export' | 'compose' | null
>(null);

/** The network that a new one is to be like; null: like none. */
export const templateNetwork = createStore<NetworkId | null>(null);

/** Opens the form of a new network; filled in as another one is, where one is given. */
export function openNetworkForm(like: NetworkId | null = null): void {
  templateNetwork.set(like);
  openedOver.set('create');
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
