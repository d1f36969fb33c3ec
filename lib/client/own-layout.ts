import { layoutChangeSchema, mergeLayoutChanges, type LayoutChange } from '@/lib/model';
import { createStore } from './store';

const key = 'netloom.layout';

/** The arrangement of a person who may not change everybody's: kept in this browser, laid over the server's. */
export const ownLayout = createStore<LayoutChange>(typeof window === 'undefined' ? {} : read());

export function keepOwnLayout(change: LayoutChange): void {
  ownLayout.set(mergeLayoutChanges(ownLayout.get(), change));
  try {
    localStorage.setItem(key, JSON.stringify(ownLayout.get()));
  } catch {
    // The browser has no room: the arrangement holds until the page goes, which nobody needs to be told.
  }
}

function read(): LayoutChange {
  try {
    return layoutChangeSchema.parse(JSON.parse(localStorage.getItem(key) ?? '{}'));
  } catch {
    // Of another version, or by somebody else's hand: it begins anew.
    return {};
  }
}
