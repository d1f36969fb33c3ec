import { Download, Maximize, Minus, Plus, Sparkles } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import type { CanvasCommands } from './canvas-commands';
import type { Picture } from './picture';

const ExportMenu = lazy(() => import('./export-menu'));

export const controlLook = 'flex size-8 items-center justify-center text-muted hover:bg-raised hover:text-text';

/** Zoom, fit, tidy up and save, in one corner. */
export function CanvasControls({ picture, commands }: { picture: Picture | null; commands: CanvasCommands | null }) {
  const [exporting, setExporting] = useState(false);
  const save = (
    <button type="button" className={controlLook} aria-label="Save the picture" onClick={() => setExporting(true)}>
      <Download className="size-4" aria-hidden />
    </button>
  );
  return (
    <div className="flex shrink-0 overflow-hidden rounded-md border border-line bg-panel">
      <button
        type="button"
        className={controlLook}
        aria-label="Zoom out"
        onClick={() => picture?.viewport.zoomBy(1 / 1.3)}
      >
        <Minus className="size-4" aria-hidden />
      </button>
      <button type="button" className={controlLook} aria-label="Zoom in" onClick={() => picture?.viewport.zoomBy(1.3)}>
        <Plus className="size-4" aria-hidden />
      </button>
      <button
        type="button"
        className={controlLook}
        aria-label="Fit the graph (f)"
        title="Fit (f)"
        onClick={() => commands?.fit()}
      >
        <Maximize className="size-4" aria-hidden />
      </button>
      <button
        type="button"
        className={controlLook}
        aria-label="Tidy up"
        title="Tidy up: lay everything out anew"
        onClick={() => commands?.tidyUp()}
      >
        <Sparkles className="size-4" aria-hidden />
      </button>
      {exporting && commands ? (
        <Suspense fallback={save}>
          <ExportMenu onSave={commands.save} />
        </Suspense>
      ) : (
        save
      )}
    </div>
  );
}
