'use client';
import { X } from 'lucide-react';
import { parseSelection, type Selection } from '@/lib/client/use-selection';
import { visibleText, type TopologyIndex } from '@/lib/model';
import { useDashboard } from './dashboard';
import { termsOf } from './filter-terms';

/** What is narrowed to, each with its way out. */
export function FilterChips() {
  const { topology, index, filter, setFilter } = useDashboard();
  const terms = termsOf(filter.show);
  const focus = nameOf(parseSelection(filter.focus, topology), index);
  if (terms.length === 0 && filter.focus === null) return null;
  return (
    <ul aria-label="Shown only" className="flex min-w-0 gap-1 overflow-x-auto py-0.5">
      {filter.focus !== null && (
        <Chip text={`around ${focus ?? 'something that is gone'}`} onRemove={() => setFilter({ focus: null })} />
      )}
      {terms.map(({ text, rest }) => (
        <Chip key={text} text={text} mono onRemove={() => setFilter({ show: rest })} />
      ))}
    </ul>
  );
}

function Chip({ text, mono = false, onRemove }: { text: string; mono?: boolean; onRemove: () => void }) {
  return (
    <li className="flex h-6 max-w-72 shrink-0 items-center rounded-md border border-accent bg-accent/15 pl-2 text-xs">
      <bdi className={`truncate ${mono ? 'font-mono' : ''}`}>{visibleText(text)}</bdi>
      <button
        type="button"
        aria-label={`Remove ${visibleText(text)}`}
        onClick={onRemove}
        className="flex size-6 shrink-0 items-center justify-center text-muted hover:text-text focus-visible:-outline-offset-2"
      >
        <X className="size-3.5" aria-hidden />
      </button>
    </li>
  );
}

function nameOf(selection: Selection | null, index: TopologyIndex): string | undefined {
  if (selection?.kind === 'network') return index.networkById.get(selection.id)?.name;
  return selection?.kind === 'container' ? index.containerById.get(selection.id)?.name : undefined;
}
