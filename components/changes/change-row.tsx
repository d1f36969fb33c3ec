import { Ban, Check, CircleHelp, Undo2, X, type LucideIcon } from 'lucide-react';
import { useState } from 'react';
import { Age } from '@/components/panels/moment';
import { Button } from '@/components/ui/button';
import { attemptOf, deedOf, outcomeWords } from '@/lib/client/action-words';
import { undoStep } from '@/lib/client/undo';
import { canBeUndone, visibleText, type Action, type ActionOutcome } from '@/lib/model';
import { ChangeRecord } from './change-record';

const looks: Record<ActionOutcome, readonly [LucideIcon, colour: string]> = {
  done: [Check, 'text-ok'],
  refused: [Ban, 'text-warn'],
  failed: [X, 'text-bad'],
  unclear: [CircleHelp, 'text-bad'],
};

export function ChangeRow({ action, mayUndo }: { action: Action; mayUndo: boolean }) {
  const [opened, setOpened] = useState(false);
  const { id, at, outcome, who, via, message, undoes, undoneBy } = action;
  const [Icon, colour] = looks[outcome];
  const sentence = outcome === 'done' ? deedOf(action) : attemptOf(action);
  return (
    <li className="border-b border-line px-4 py-2.5">
      <div className="flex items-start gap-3">
        <Icon className={`mt-0.5 size-4 shrink-0 ${colour}`} role="img" aria-label={outcomeWords[outcome]} />
        <details className="min-w-0 flex-1" onToggle={({ currentTarget }) => setOpened(currentTarget.open)}>
          <summary className="cursor-pointer list-none [&::-webkit-details-marker]:hidden">
            <span className={`block break-words ${undoneBy ? 'text-muted line-through' : ''}`}>{sentence}</span>
            <span className="block text-xs text-muted">
              <Age at={at} /> · {visibleText(who)}
              {via === 'token' && ', by token'}
              {via === 'proxy' && ', through the proxy'}
              {undoes !== null && ' · an undo'}
              {undoneBy !== null && ' · undone'}
            </span>
            {message !== null && (
              <span className={`block text-sm text-pretty ${outcome === 'done' ? 'text-warn' : 'text-muted'}`}>
                {visibleText(message)}
              </span>
            )}
          </summary>
          {opened && <ChangeRecord id={id} />}
        </details>
        {outcome === 'done' && undoneBy === null && mayUndo && canBeUndone(action) && (
          <Button size="small" onClick={() => void undoStep([id])} aria-label={`Undo: ${sentence}`}>
            <Undo2 className="size-3.5 text-muted" aria-hidden /> Undo
          </Button>
        )}
      </div>
    </li>
  );
}
