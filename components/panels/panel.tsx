'use client';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useDashboard } from '@/components/shell/dashboard';
import { ContainerPanel } from './container-panel';
import { EndpointPanel } from './endpoint-panel';
import { EnginePanel } from './engine-panel';
import { NetworkPanel } from './network-panel';

/**
 * The right-hand panel: one kind of content per kind of selection. It floats over the canvas, so that opening it moves
 * nothing, stands beside a table, and is a sheet from below on narrow screens.
 */
export function Panel({ floating }: { floating: boolean }) {
  const { selection, select } = useDashboard();
  if (selection === null) return null;
  return (
    <aside
      aria-label="Details"
      className={`w-92 shrink-0 overflow-y-auto border-l border-line bg-panel ${floating ? 'absolute inset-y-0 right-0 z-10' : 'relative'} max-md:fixed max-md:inset-x-0 max-md:bottom-0 max-md:z-30 max-md:max-h-[65dvh] max-md:w-full max-md:rounded-t-lg max-md:border-t max-md:border-l-0 max-md:shadow-float`}
    >
      <button
        type="button"
        aria-label="Close details"
        onClick={() => select(null)}
        className="absolute top-3 right-3 rounded p-1 text-muted hover:bg-raised hover:text-text"
      >
        <X className="size-4" aria-hidden />
      </button>
      {selection.kind === 'network' && <NetworkPanel id={selection.id} />}
      {selection.kind === 'container' && <ContainerPanel id={selection.id} />}
      {selection.kind === 'endpoint' && <EndpointPanel id={selection.id} />}
      {selection.kind === 'engine' && <EnginePanel />}
    </aside>
  );
}

export function PanelHead({ kind, title, children }: { kind: ReactNode; title: string; children?: ReactNode }) {
  return (
    <header className="px-4 pt-3.5 pb-3.5">
      <p className="flex items-center gap-1.5 text-sm text-muted">{kind}</p>
      <h2 className="pr-8 text-xl leading-snug font-semibold break-words">{title}</h2>
      {children !== undefined && <div className="mt-3 flex flex-wrap gap-2">{children}</div>}
    </header>
  );
}

/** A link to another thing's panel. */
export function SelectLink({ onSelect, children }: { onSelect: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      onClick={onSelect}
      className="max-w-full truncate rounded text-left font-semibold hover:text-accent hover:underline"
    >
      {children}
    </button>
  );
}
