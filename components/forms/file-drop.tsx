'use client';
import { FileDown } from 'lucide-react';
import { useEffect, useState } from 'react';
import { offerFile } from '@/lib/client/offered-file';
import { openedOver } from '@/lib/client/shell-state';

/** A file let go anywhere on the page is looked at. Nothing else that is dragged concerns it. */
export function FileDrop() {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const takes = () => openedOver.get() === null || openedOver.get() === 'compose';
    const onOver = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      // Otherwise the browser would leave the page for the file.
      event.preventDefault();
      event.dataTransfer.dropEffect = takes() ? 'copy' : 'none';
      setOver(takes());
    };
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent) => {
      setOver(false);
      const file = event.dataTransfer?.files[0];
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      if (file === undefined || !takes()) return;
      void offerFile(file).then(() => openedOver.set('compose'));
    };
    window.addEventListener('dragover', onOver);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragover', onOver);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('drop', onDrop);
    };
  }, []);
  if (!over) return null;
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-2 z-[60] flex items-center justify-center rounded-lg border-2 border-dashed border-accent"
    >
      <p className="m-4 flex items-center gap-2.5 rounded-lg border border-line bg-panel px-4 py-3 shadow-float">
        <FileDown className="size-4 shrink-0 text-accent" aria-hidden />
        Drop a Compose file to see what it would add. Nothing is changed.
      </p>
    </div>
  );
}
