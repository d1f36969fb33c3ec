'use client';
import { FileOutput, Plug, Unplug, X } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { openedOver, openExport } from '@/lib/client/shell-state';
import type { ContainerId } from '@/lib/model';

/** How many are marked, and what can be done with all of them. */
export function MarkedBar({
  marks,
  onDetach,
  onClear,
}: {
  marks: ReadonlySet<ContainerId>;
  onDetach: () => void;
  onClear: () => void;
}) {
  return (
    <section
      aria-label="Marked containers"
      className="fixed bottom-36 left-1/2 z-20 flex max-w-[calc(100vw-24px)] -translate-x-1/2 items-center gap-2 rounded-lg border border-line bg-panel p-2 pl-4 shadow-float"
    >
      <p role="status" className="mr-1 whitespace-nowrap">
        <span className="font-semibold">{marks.size}</span> marked
      </p>
      <Button look="primary" onClick={() => openedOver.set('attach')}>
        <Plug className="size-4" aria-hidden /> Attach to…
      </Button>
      <Button onClick={onDetach}>
        <Unplug className="size-4" aria-hidden /> Detach from…
      </Button>
      <IconButton label="Export as Compose or script" onClick={() => openExport({ kind: 'marked' })}>
        <FileOutput className="size-4" aria-hidden />
      </IconButton>
      <IconButton label="Unmark all" keys="Esc" onClick={onClear} bare>
        <X className="size-4" aria-hidden />
      </IconButton>
    </section>
  );
}
