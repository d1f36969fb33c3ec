import { Command } from 'cmdk';
import { Boxes, ChevronRight, EyeOff, Hash } from 'lucide-react';
import { ConditionBadge } from '@/components/ui/condition-badge';
import { KindGlyph } from '@/components/ui/kind-glyph';
import type { PaletteEntry } from '@/lib/client/palette-entries';
import { containerGlyph } from '@/lib/graph/kind-look';
import { containerCondition, networkKind } from '@/lib/model';
import { useDashboard } from './dashboard';
import { Key } from './keys';

const icon = 'size-4 shrink-0 text-muted';

/** One line: glyph, name, what tells it from others of that name, and its state. */
export function PaletteItem({ entry, onTake }: { entry: PaletteEntry; onTake: () => void }) {
  const mono = entry.group === 'addresses';
  return (
    <Command.Item
      value={entry.key}
      onSelect={onTake}
      className="mx-2 flex min-h-8 cursor-pointer items-center gap-2.5 rounded-md px-2 py-1 data-[selected=true]:bg-raised data-[selected=true]:ring-1 data-[selected=true]:ring-line"
    >
      <EntryGlyph entry={entry} />
      {/* A name may be written from right to left: isolated, it does not turn its neighbours around. */}
      <bdi className={`shrink-0 truncate max-w-[55%] ${mono ? 'font-mono text-sm' : ''}`}>{entry.name}</bdi>
      <bdi className="min-w-0 flex-1 truncate text-sm text-muted">{entry.detail}</bdi>
      {entry.hidden && (
        <span className="flex shrink-0 items-center gap-1 text-xs text-warn" title="hidden by the filter">
          <EyeOff className="size-3.5" aria-hidden />
          <span className="max-sm:sr-only">hidden by the filter</span>
        </span>
      )}
      <EntryState entry={entry} />
    </Command.Item>
  );
}

function EntryGlyph({ entry }: { entry: PaletteEntry }) {
  const { index } = useDashboard();
  if ('act' in entry.opens) return <ChevronRight className={icon} aria-hidden />;
  const { select } = entry.opens;
  switch (select.kind) {
    case 'network': {
      const network = index.networkById.get(select.id);
      return network ? <KindGlyph kind={networkKind(network)} labelled /> : null;
    }
    case 'container':
      return (
        <svg viewBox="0 0 16 16" className={icon} fill="none" stroke="currentColor" strokeWidth="1.25" aria-hidden>
          <path d={containerGlyph} />
        </svg>
      );
    case 'project':
      return <Boxes className={icon} aria-hidden />;
    default:
      return <Hash className={icon} aria-hidden />;
  }
}

function EntryState({ entry }: { entry: PaletteEntry }) {
  const { index } = useDashboard();
  if ('act' in entry.opens) {
    const { keys } = entry.opens.act;
    return keys === undefined ? null : <Key>{keys}</Key>;
  }
  const { select } = entry.opens;
  const container = select.kind === 'container' ? index.containerById.get(select.id) : undefined;
  return container ? (
    <span className="shrink-0 text-xs">
      <ConditionBadge condition={containerCondition(container)} />
    </span>
  ) : null;
}
