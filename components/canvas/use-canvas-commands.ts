import { useEffect, useMemo, useRef } from 'react';
import { notify } from '@/lib/client/notices';
import type { Places } from '@/lib/graph/layout';
import { canvasCommands, type CanvasCommands, type ExportFormat } from './canvas-commands';
import type { ExportSubject } from './export-picture';
import type { Picture } from './picture';

/** Whatever somebody had dragged somewhere stands elsewhere now. */
function offerTheWayBack(picture: Picture, before: Places): void {
  notify('done', 'Everything is laid out anew', null, { label: 'Undo', run: () => picture.moveTo(before) });
}

/** Beside what stood, which did not make room, so many may lie far from what they are tied to. */
export function offerToTidyUp(placed: number, tidyUp: () => void): void {
  notify('done', `${placed.toLocaleString('en')} nodes stand where there was room`, null, {
    label: 'Tidy up',
    run: tidyUp,
  });
}

const exporting = () => import('./export-picture');

/** What the page may ask of the canvas, offered to the palette for as long as the canvas is there. */
export function useCanvasCommands(
  picture: Picture | null,
  subject: ExportSubject,
  folding: Pick<CanvasCommands, 'groups' | 'folded' | 'fold'>,
  fail: (error: unknown) => void,
): CanvasCommands | null {
  const latest = useRef(subject);
  useEffect(() => {
    latest.current = subject;
  });
  const commands = useMemo<CanvasCommands | null>(() => {
    if (!picture) return null;
    return {
      fit: () => picture.viewport.fit(),
      tidyUp: () => {
        picture.tidyUp().then((before) => before && offerTheWayBack(picture, before), fail);
      },
      ...folding,
      follow: () => picture.follow(),
      save: (format: ExportFormat) => {
        exporting()
          .then(({ exportPicture }) => exportPicture(picture, format, latest.current))
          .catch(fail);
      },
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `fail` only sets a state
  }, [picture, folding]);

  useEffect(() => {
    canvasCommands.set(commands);
    return () => canvasCommands.set(null);
  }, [commands]);
  return commands;
}
