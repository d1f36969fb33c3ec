'use client';
import { Download } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useDashboard } from '@/components/shell/dashboard';
import { Button } from '@/components/ui/button';
import { CopyTextButton } from '@/components/ui/copyable';
import { Dialog } from '@/components/ui/dialog';
import { DialogFooter } from '@/components/ui/dialog-footer';
import { Checkbox } from '@/components/ui/field';
import { marked } from '@/lib/client/marked';
import { counted } from '@/lib/model/counted';
import { saveFile } from '@/lib/client/save-file';
import { exportSubject, openedOver } from '@/lib/client/shell-state';
import { composeFile } from '@/lib/export/compose-file';
import { shellScript } from '@/lib/export/shell-script';
import { Fold } from './fold';
import { exportScope } from './export-scope';
import { TextPreview } from './text-preview';

const close = () => openedOver.set(null);

/** More would push the text out of sight. */
const notesShown = 3;

const formats = {
  compose: { name: 'Compose', write: composeFile, ending: 'compose.yaml', type: 'application/yaml' },
  shell: { name: 'Shell script', write: shellScript, ending: 'sh', type: 'text/x-shellscript' },
} as const;
type Format = keyof typeof formats;

/** The same as text that makes it anew: to read, copy and save. */
export default function ExportDialog() {
  const { topology: latest, visible } = useDashboard();
  // As it was when it was asked for: a text that changes under the eyes can be neither read nor selected.
  const [topology] = useState(latest);
  const [scope] = useState(() => exportScope(exportSubject.get(), topology, visible, marked.get()));
  const [format, setFormat] = useState<Format>('compose');
  const [whole, setWhole] = useState(true);
  const { write, ending, type } = formats[format];
  const { text, plain, notes } = useMemo(
    () => write(topology, whole && scope.more ? scope.more.chosen : scope.chosen),
    [write, topology, scope, whole],
  );
  return (
    <Dialog title={scope.title} description="As text that makes the same anew." onClose={close} wide>
      <div className="space-y-3">
        <div className="flex flex-wrap items-start justify-between gap-3">
          <FormatChoice format={format} onChoose={setFormat} />
          {scope.more && (
            <Checkbox
              label={scope.more.label}
              hint={scope.more.hint}
              checked={whole}
              onChange={({ target }) => setWhole(target.checked)}
            />
          )}
        </div>
        <TextPreview text={plain} label={formats[format].name} />
        {notes.length > 0 && (
          <Fold
            key={format}
            label={`${counted(notes.length, 'note')}, in the comments of the file too`}
            filled={notes.length <= notesShown}
          >
            <ul aria-label="Notes" className="list-disc space-y-1 pl-4 text-sm text-pretty text-muted">
              {notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          </Fold>
        )}
        <DialogFooter>
          <Button onClick={close}>Close</Button>
          <CopyTextButton value={text} label={formats[format].name} />
          <Button
            look="primary"
            onClick={() => saveFile(new Blob([text], { type: `${type};charset=utf-8` }), `${scope.file}.${ending}`)}
          >
            <Download className="size-4" aria-hidden /> Download
          </Button>
        </DialogFooter>
      </div>
    </Dialog>
  );
}

function FormatChoice({ format, onChoose }: { format: Format; onChoose: (format: Format) => void }) {
  return (
    <fieldset className="flex rounded-md border border-line bg-raised p-0.5">
      <legend className="sr-only">Format</legend>
      {(Object.keys(formats) as Format[]).map((one) => (
        <label
          key={one}
          className="flex h-7 cursor-pointer items-center rounded px-3 text-muted has-checked:bg-panel has-checked:font-semibold has-checked:text-text has-focus-visible:outline-2 has-focus-visible:outline-accent"
        >
          <input
            type="radio"
            name="format"
            className="sr-only"
            checked={one === format}
            onChange={() => onChoose(one)}
          />
          {formats[one].name}
        </label>
      ))}
    </fieldset>
  );
}
