import { randomUUID } from 'node:crypto';
import { actionIdSchema, AppError } from '@/lib/model';
import type { ActionRecord, EditResult } from '@/lib/model';
import { named } from '../plan';
import type { EditEnding } from './run-edit';

interface Told {
  record: Omit<ActionRecord, 'number'>;
  /** Of an edit that was done; of another one it says nothing. */
  result: EditResult;
  /** Of one that was not done. */
  error: AppError | null;
}

/** What came of it, for the record and for whoever asked. */
export function tellEnding({ edit, network, stuck }: EditEnding): Told {
  const { order, turned } = edit;
  const subject = named(order.network);
  const isDone = turned === null && stuck === null;
  const left = edit.members.flatMap(({ containerId, name }) => {
    const why = edit.skipped.get(containerId);
    return why === undefined ? [] : [`${named({ name })} ${why}.`];
  });
  const isSame = network?.id === order.network.id;
  const isAsBefore = isSame && left.length === 0;
  const sentences = [
    ...(turned === null ? [] : [`It was taken back: ${closed(turned.why)}`]),
    ...(stuck === null
      ? []
      : [`It stands half done, and is tried again when Netloom is started anew: ${closed(stuck)}`]),
    ...(isAsBefore && !isDone ? ['All is as it was.'] : []),
    ...(isDone || stuck !== null || isSame ? [] : [`${subject} was made anew as it was; its id is another one.`]),
    ...left,
  ];
  const message = sentences.join(' ') || null;
  return {
    record: {
      ...order.author,
      // One that is stuck has not ended: its own id is kept for when it has.
      id: stuck === null ? order.id : actionIdSchema.parse(randomUUID()),
      at: new Date().toISOString(),
      kind: 'edit',
      outcome: isDone ? 'done' : isAsBefore ? 'refused' : 'failed',
      networkId: order.network.id,
      networkName: order.network.name,
      containerId: null,
      containerName: null,
      message,
      engineMessage: turned?.engineMessage ?? null,
      undoes: order.undoes,
      asked: order.asked,
      before: order.network,
      // A network that stands as it stood was not changed.
      after: isSame ? order.network : network,
    },
    result: {
      id: network?.id ?? order.network.id,
      network: network ?? order.network,
      warning: message,
      actionId: order.id,
    },
    error: isDone
      ? null
      : new AppError(
          stuck === null ? 'conflict' : 'engine_failed',
          `${subject} was not changed. ${message}`,
          turned?.engineMessage ? { engineMessage: turned.engineMessage } : {},
        ),
  };
}

/** The engine's own words end as they like. */
function closed(sentence: string): string {
  return /[.!?…]$/.test(sentence) ? sentence : `${sentence}.`;
}
