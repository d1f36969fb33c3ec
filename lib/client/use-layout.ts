import { useEffect, useMemo } from 'react';
import useSWR, { mutate, preload } from 'swr';
import {
  applyLayoutChange,
  emptyLayout,
  layoutSavedSchema,
  layoutSchema,
  toPosition,
  type Layout,
  type LayoutChange,
} from '@/lib/model';
import { callApi } from './api';
import { createLayoutSender } from './layout-sender';
import { mutationSecret } from './mutation-secret';
import { describeFailure, notify } from './notices';
import { keepOwnLayout, ownLayout } from './own-layout';
import { createStore, useStore } from './store';
import { useSession, type SessionState } from './use-session';

const path = '/api/layout';

/** The server said no where the session had said yes. */
const refused = createStore(false);

const sender = createLayoutSender({
  put: (change) => callApi('PUT', path, layoutSavedSchema, change, { keepalive: true }),
  onSaved: (change) =>
    // Answers to older questions are dropped, so where none had come yet there must be a new one.
    mutate<Layout>(path, (layout) => layout && applyLayoutChange(layout, change), {
      revalidate: (layout: unknown) => layout === undefined,
    }),
  onRefused: (change) => {
    keepOwnLayout(change);
    refused.set(true);
  },
  onFailed: (error, isTriedAgain) => {
    const { message } = describeFailure(error);
    const title = isTriedAgain
      ? 'The positions are not saved yet. Netloom keeps trying.'
      : 'The positions are not saved.';
    notify('failed', title, message);
  },
});

export interface LayoutState {
  /** Null while it is not known. Everybody's, or this browser's own where the person may not change everybody's. */
  layout: Layout | null;
  /** Holds at once, and reaches the server a moment later; failures are told by a notice. The same at every render. */
  save(change: LayoutChange): void;
}

/** Where things are, by stable name; what others move appears when the page is looked at again. */
export function useLayout(): LayoutState {
  const { data, error } = useSWR<Layout, Error>(path, readLayout);
  const session = useSession();
  const isRefused = useStore(refused, (value) => value);
  const unsaved = useStore(sender.unsaved, (change) => change);
  const own = useStore(ownLayout, (change) => change);

  useEffect(() => {
    addEventListener('pagehide', sender.flush);
    return () => removeEventListener('pagehide', sender.flush);
  }, []);

  // A picture without its places is better than none.
  const server = data ?? (error ? emptyLayout : null);
  const isKnown = session.status !== 'loading';
  const isEverybodys = !isRefused && mayWrite(session);
  const layout = useMemo(
    () => (server && isKnown ? applyLayoutChange(server, isEverybodys ? unsaved : own) : null),
    [server, isKnown, isEverybodys, unsaved, own],
  );
  return useMemo(() => ({ layout, save: isEverybodys ? saveForAll : saveForMyself }), [layout, isEverybodys]);
}

/** Asks where things are before anybody wants to know. */
export function layoutAhead(): void {
  // What fails is told to whoever wants to know.
  void preload(path, readLayout).catch(() => {});
}

function readLayout(): Promise<Layout> {
  return callApi('GET', path, layoutSchema);
}

function mayWrite(session: SessionState): boolean {
  if (session.status !== 'signed-in') return true;
  const { role, readOnly, auth } = session.session;
  return !readOnly && role !== 'viewer' && (auth === 'off' || mutationSecret.get() !== null);
}

function saveForAll(change: LayoutChange): void {
  sender.save(rounded(change));
}

function saveForMyself(change: LayoutChange): void {
  keepOwnLayout(rounded(change));
}

/** A drag ends between pixels. */
function rounded({ positions = {}, groups = {} }: LayoutChange): LayoutChange {
  const entries = Object.entries(positions).map(([key, at]) => [key, at && toPosition(at)] as const);
  return { positions: Object.fromEntries(entries), groups };
}
