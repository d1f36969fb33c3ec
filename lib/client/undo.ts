import { mutate } from 'swr';
import { isAppError, undoResultSchema, type ActionId, type ErrorCode } from '@/lib/model';
import { outcomeOf } from './action-words';
import { callApi } from './api';
import { dismissAbout, notify, notifyDone, notifyFailure, type NoticeAction } from './notices';
import { createStore } from './store';

/** What a person did here in one go, oldest first. */
export type Step = readonly ActionId[];

/** What this page did and has not taken back, oldest first: ⌘Z goes back through it. */
export const done = createStore<readonly Step[]>([]);

/** Not refused: nobody answered, or not to the end. */
const worthAnotherTry: ReadonlySet<ErrorCode> = new Set([
  'internal',
  'engine_unreachable',
  'engine_timeout',
  'engine_failed',
]);

export const actionsKey = '/api/actions';

/** Every list and record of changes, under whatever question it was read. */
const readChanges = () => mutate((key) => JSON.stringify(key ?? null).includes(actionsKey));

/** Remembers it for ⌘Z; gives what a notice offers for it. */
export function undoable(step: Step): NoticeAction | null {
  if (step.length === 0) return null;
  done.set([...done.get(), step]);
  void readChanges();
  return { label: 'Undo', run: () => void undoStep(step), about: step };
}

/** Takes back what this page did last; says so when there is nothing. */
export function undoLast(): void {
  const step = done.get().at(-1);
  if (step) void undoStep(step);
  else notify('warning', 'There is nothing to undo.', 'What others changed is under Changes.');
}

/** Takes back all of it, the newest first; goes on where one cannot be. What the engine did not answer can be tried again. */
export async function undoStep(step: Step): Promise<void> {
  done.set(done.get().filter((other) => other !== step));
  dismissAbout(step);
  const left: ActionId[] = [];
  for (const id of step.toReversed()) {
    try {
      const { action, warning } = await callApi('POST', `${actionsKey}/${id}/undo`, undoResultSchema);
      notifyDone(`Undone: ${outcomeOf(action)}`, warning);
    } catch (error) {
      notifyFailure(error);
      if (!isAppError(error) || worthAnotherTry.has(error.code)) left.unshift(id);
    }
  }
  if (left.length > 0) done.set([...done.get(), left]);
  void readChanges();
}
