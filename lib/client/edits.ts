import type { EditProgress, NetworkId } from '@/lib/model';
import { createStore, useStore } from './store';

/** Edits of networks under way, whoever began them; told by the stream. */
const underWay = createStore<readonly EditProgress[]>([]);

export function receiveEdit(progress: EditProgress): void {
  const others = underWay.get().filter(({ id }) => id !== progress.id);
  underWay.set(progress.running ? [...others, progress] : others);
}

export function forgetEdits(): void {
  if (underWay.get().length > 0) underWay.set([]);
}

/** Undefined: this network is not being edited. */
export function useEditOf(id: NetworkId): EditProgress | undefined {
  return useStore(underWay, (edits) => edits.find(({ networkId }) => networkId === id));
}

export function useEdits(): readonly EditProgress[] {
  return useStore(underWay, (edits) => edits);
}
