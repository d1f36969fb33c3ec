import { createStore } from './store';

/** What opens over the page from several places: a key, a button, another entry. One at a time. */
export const openedOver = createStore<'palette' | 'help' | 'attach' | 'detach' | 'create' | 'prune' | null>(null);

/** On a phone the filter's row is called for; on a wider screen it is simply there. */
export const filterCalled = createStore(false);
