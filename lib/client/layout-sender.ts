import { isAppError, mergeLayoutChanges, type ErrorCode, type LayoutChange } from '@/lib/model';
import { layoutChunks } from './layout-chunks';
import { createStore, type Store } from './store';

/** Below what the server reads, and what browsers let outlive a page. */
const bodyLimit = 60_000;
const delayMs = 300;
const retryMs = 10_000;

/** The person may look only (403), or nobody may change anything (404). */
const refusals: readonly ErrorCode[] = ['forbidden', 'not_found'];
/** Sent again they would be refused again. */
const mistakes: readonly ErrorCode[] = ['invalid_request', 'body_too_large', 'unsupported_media_type'];

interface Options {
  /** Resolves when it is on the server's disk. */
  put(change: LayoutChange): Promise<unknown>;
  /** What is known of the server's layout is to hold this too, before it is no longer unsaved. */
  onSaved(change: LayoutChange): Promise<unknown>;
  onRefused(change: LayoutChange): void;
  /** Once until something is saved again. `isTriedAgain` says whether the change is given up. */
  onFailed(error: unknown, isTriedAgain: boolean): void;
}

export interface LayoutSender {
  /** What the server does not hold yet, to be laid over what it does. */
  unsaved: Store<LayoutChange>;
  save(change: LayoutChange): void;
  /** Sends what waits without waiting for more: the page goes. */
  flush(): void;
}

/**
 * Collects changes for a moment, and sends one body after the other. What fails is tried again, with what came later
 * above it.
 */
export function createLayoutSender({ put, onSaved, onRefused, onFailed }: Options): LayoutSender {
  const unsaved = createStore<LayoutChange>({});
  const underway = new Set<LayoutChange>();
  let waiting: LayoutChange = {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isTold = false;

  const publish = () => unsaved.set([...underway, waiting].reduce(mergeLayoutChanges, {}));

  const schedule = (milliseconds: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => underway.size === 0 && flush(), milliseconds);
  };

  const flush = () => {
    clearTimeout(timer);
    const [next, ...rest] = layoutChunks(waiting, bodyLimit);
    if (!next) return;
    waiting = rest.reduce(mergeLayoutChanges, {});
    underway.add(next);
    void send(next);
  };

  const send = async (change: LayoutChange) => {
    let pauseMs = 0;
    try {
      await put(change);
      isTold = false;
      await onSaved(change);
    } catch (error) {
      fail(change, error);
      pauseMs = retryMs;
    }
    underway.delete(change);
    publish();
    schedule(pauseMs);
  };

  const fail = (change: LayoutChange, error: unknown) => {
    const code = isAppError(error) ? error.code : 'internal';
    if (refusals.includes(code)) {
      onRefused(mergeLayoutChanges(change, waiting));
      waiting = {};
      return;
    }
    const isTriedAgain = !mistakes.includes(code);
    if (isTriedAgain) waiting = mergeLayoutChanges(change, waiting);
    if (!isTold) onFailed(error, isTriedAgain);
    isTold = true;
  };

  const save = (change: LayoutChange) => {
    waiting = mergeLayoutChanges(waiting, change);
    publish();
    schedule(delayMs);
  };

  return { unsaved, save, flush };
}
