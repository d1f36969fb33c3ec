'use client';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useDashboard } from '@/components/shell/dashboard';
import { Button } from '@/components/ui/button';
import { Message } from '@/components/ui/message';
import { describeFailure } from '@/lib/client/notices';
import { undoNeeds } from '@/lib/client/undo-needs';
import { useChangeQuery, useChanges } from '@/lib/client/use-changes';
import { ChangeFilter } from './change-filter';
import { ChangeRow } from './change-row';

/** What was changed or refused through this Netloom, by whom, newest first; what still stands can be undone. */
export function ChangesView() {
  const { topology, may } = useDashboard();
  const [query, ask] = useChangeQuery();
  const { data, error } = useChanges(query, topology.revision);
  const asksForAll = !query.kind && !query.outcome && query.said === '' && query.before === null;
  if (error && !data) {
    return (
      <Message title="The changes cannot be read">
        <p className="text-muted">{describeFailure(error).message}</p>
      </Message>
    );
  }
  if (!data) return <Message title="Reading the changes…" busy />;
  return (
    <section aria-label="Changes" className="flex h-full w-full flex-col bg-panel">
      <ChangeFilter query={query} ask={ask} />
      {data.notKept !== null && (
        <p role="status" className="border-b border-line bg-warn/10 px-4 py-2 text-warn">
          {data.notKept} What is listed here is gone when Netloom stops.
        </p>
      )}
      {data.actions.length === 0 && asksForAll && (
        <Message title="Nothing has been changed yet">
          <p className="text-muted">
            Whatever is attached, detached, created or removed through this Netloom is written down here, refused
            attempts too. What others do to the engine is among the events of a network or container.
          </p>
        </Message>
      )}
      {data.actions.length === 0 && !asksForAll && (
        <Message title="No change is like that">
          <Button look="primary" onClick={() => ask({ kind: null, outcome: null, said: '' })}>
            Show all changes
          </Button>
        </Message>
      )}
      <ol aria-label="Changes, newest first" className="min-h-0 flex-1 overflow-y-auto empty:hidden">
        {data.actions.map((action) => (
          <ChangeRow key={action.id} action={action} mayUndo={undoNeeds(action).every(may)} />
        ))}
      </ol>
      {(query.before !== null || data.next !== null) && (
        <div className="flex h-11 shrink-0 items-center justify-end gap-2 border-t border-line px-3">
          {query.before !== null && (
            <Button onClick={() => ask({ before: null })}>
              <ChevronLeft className="size-3.5" aria-hidden /> Newest
            </Button>
          )}
          {data.next !== null && (
            <Button onClick={() => ask({ before: data.next })}>
              Older <ChevronRight className="size-3.5" aria-hidden />
            </Button>
          )}
        </div>
      )}
    </section>
  );
}
