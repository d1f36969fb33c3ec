'use client';
import useSWR from 'swr';
import { useDashboard } from '@/components/shell/dashboard';
import { Age } from '@/components/panels/moment';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { deedOf } from '@/lib/client/action-words';
import { callApi } from '@/lib/client/api';
import { describeFailure } from '@/lib/client/notices';
import { openedOver } from '@/lib/client/shell-state';
import { actionsKey, undoStep } from '@/lib/client/undo';
import { actionsSchema, type ActionList } from '@/lib/model';

/** What anybody changed through this Netloom, newest first; what still stands can be undone. */
export default function RecentChanges() {
  const { mayChange } = useDashboard();
  const { data, error } = useSWR<ActionList, Error>(actionsKey, () =>
    callApi('GET', `${actionsKey}?outcome=done`, actionsSchema),
  );
  return (
    <Dialog
      title="Recent changes"
      description="Made through this Netloom. What others do to the engine is among the events."
      onClose={() => openedOver.set(null)}
    >
      {error && <p className="text-bad">{describeFailure(error).message}</p>}
      {data?.actions.length === 0 && <p className="text-muted">Nothing has been changed yet.</p>}
      <ol className="-mx-5 max-h-[60dvh] divide-y divide-line overflow-y-auto border-y border-line empty:hidden">
        {data?.actions.map((action) => (
          <li key={action.id} className="flex items-center gap-3 px-5 py-2">
            <span className="min-w-0 flex-1">
              <span className={`block break-words ${action.undoneBy ? 'text-muted line-through' : ''}`}>
                {deedOf(action)}
              </span>
              <span className="text-xs text-muted">
                <Age at={action.at} />
                {action.undoes !== null && ' · an undo'}
                {action.message !== null && ` · ${action.message}`}
              </span>
            </span>
            {action.undoneBy === null && mayChange ? (
              <Button className="h-7" onClick={() => void undoStep([action.id])} aria-label={`Undo: ${deedOf(action)}`}>
                Undo
              </Button>
            ) : (
              <span className="text-xs text-muted">{action.undoneBy !== null && 'undone'}</span>
            )}
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
