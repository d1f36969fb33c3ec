'use client';
import { X } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useDashboard } from '@/components/shell/dashboard';
import type { Selection } from '@/lib/client/use-selection';

// One chunk a kind: the first view of the page waits for none of them.
const NetworkPanel = lazy(() => import('./network-panel'));
const ContainerPanel = lazy(() => import('./container-panel'));
const EndpointPanel = lazy(() => import('./endpoint-panel'));
const HostPanel = lazy(() => import('./host-panel'));
const DriverPanel = lazy(() => import('./driver-panel'));
const InterfacePanel = lazy(() => import('./interface-panel'));
const ProjectPanel = lazy(() => import('./project-panel'));

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
      className={`flex w-92 shrink-0 flex-col border-l border-line bg-panel ${floating ? 'absolute inset-y-0 right-0 z-10' : 'relative'} max-md:fixed max-md:inset-x-0 max-md:top-auto max-md:bottom-0 max-md:z-30 max-md:max-h-[65dvh] max-md:w-full max-md:rounded-t-lg max-md:border-t max-md:border-l-0 max-md:shadow-float`}
    >
      <button
        type="button"
        aria-label="Close details"
        onClick={() => select(null)}
        className="absolute top-3 right-3 z-10 rounded bg-panel p-1 text-muted hover:bg-raised hover:text-text"
      >
        <X className="size-4" aria-hidden />
      </button>
      {/* Another thing's panel begins at its top, with everything folded. */}
      <div key={`${selection.kind} ${selection.id}`} className="min-h-0 flex-1 overflow-y-auto">
        <Suspense fallback={<p className="px-4 py-3.5 text-muted">Opening…</p>}>
          <PanelOf selection={selection} />
        </Suspense>
      </div>
    </aside>
  );
}

function PanelOf({ selection }: { selection: Selection }) {
  switch (selection.kind) {
    case 'network':
      return <NetworkPanel id={selection.id} />;
    case 'container':
      return <ContainerPanel id={selection.id} />;
    case 'endpoint':
      return <EndpointPanel id={selection.id} />;
    case 'engine':
      return <HostPanel id={selection.id} />;
    case 'driver':
      return <DriverPanel name={selection.id} />;
    case 'interface':
      return <InterfacePanel name={selection.id} />;
    case 'project':
      return <ProjectPanel name={selection.id} />;
  }
}
