'use client';
import { useDashboard } from '@/components/shell/dashboard';
import { counted } from '@/lib/model/counted';
import { shortId, visibleText, type Preview } from '@/lib/model';
import { Commands } from './commands';
import { Warnings } from './warnings';

/** So many are named; the rest is counted. */
const named = 4;

/** What would be: its address, whom it reaches, what to mind, and the same as commands. */
export function RunOutcome({ preview, isFixed }: { preview: Preview; isFixed: boolean }) {
  const { index } = useDashboard();
  const { effects, warnings, command, allowed } = preview;
  const { gained } = effects.reachable;
  const names = gained.map((id) => visibleText(index.containerById.get(id)?.name ?? shortId(id)));
  return (
    <div className="space-y-2">
      {effects.ipv4 !== null && (
        <p className="text-muted">
          {isFixed ? 'It will be given ' : 'It will probably be given '}
          <span className="font-mono text-text">{effects.ipv4}</span>
        </p>
      )}
      {allowed && gained.length > 0 && (
        <p className="text-muted">
          It and {counted(gained.length, 'container')} reach each other: {names.slice(0, named).join(', ')}
          {names.length > named && ` and ${names.length - named} more`}
        </p>
      )}
      <Warnings of={warnings} />
      <Commands of={command.split('\n')} />
    </div>
  );
}
