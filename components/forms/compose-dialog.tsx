'use client';
import { useEffect, useMemo, useState } from 'react';
import { useDashboard } from '@/components/shell/dashboard';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { DialogFooter } from '@/components/ui/dialog-footer';
import { Field } from '@/components/ui/field';
import { offeredFile, type OfferedFile } from '@/lib/client/offered-file';
import { counted } from '@/lib/model/counted';
import { openedOver } from '@/lib/client/shell-state';
import { useStore } from '@/lib/client/store';
import { composePreview, projectName } from '@/lib/export/compose-preview';
import type { ComposeFile } from '@/lib/export/compose-schema';
import { composeLimit, readCompose } from '@/lib/export/read-compose';
import { visibleText } from '@/lib/model';
import { ComposeNetworks } from './compose-networks';
import { ComposeServices } from './compose-services';
import { FileButton } from './file-button';

const close = () => openedOver.set(null);

/** What a Compose file would add to what is there. Nothing is done, and the file stays in the browser. */
export default function ComposeDialog() {
  const file = useStore(offeredFile, (value) => value);
  // Opened anew, it asks anew.
  useEffect(() => () => offeredFile.set(null), []);
  return (
    <Dialog
      title={file === null ? 'Preview a Compose file' : visibleText(file.name)}
      description="What it would add to what is there. Nothing is changed, and the file stays in this browser."
      onClose={close}
      wide
    >
      {file === null ? <NoFile /> : <Read key={`${file.name}\n${file.text}`} offered={file} />}
    </Dialog>
  );
}

function NoFile() {
  return (
    <div className="flex flex-col items-center gap-3 rounded-md border border-dashed border-line px-4 py-8 text-center">
      <p className="text-muted">Drop a file anywhere on this page, or</p>
      <FileButton look="primary">Choose a Compose file…</FileButton>
    </div>
  );
}

function Read({ offered: { name, text } }: { offered: OfferedFile }) {
  const read = useMemo(() => (text === null ? null : readCompose(text)), [text]);
  if (read === null || read.problem !== null) {
    const { sentence, line } = read?.problem ?? {
      sentence: `The file cannot be read, or is larger than ${composeLimit / 1024} kB.`,
      line: null,
    };
    return (
      <div className="space-y-3">
        <div role="alert" className="rounded-md border border-bad p-3">
          <p className="text-bad">{sentence}</p>
          {line !== null && text !== null && <BadLine line={line} text={text} />}
        </div>
        <Ends />
      </div>
    );
  }
  return <Preview file={read.file} variables={read.variables} fileName={name} />;
}

/** The line itself, so that nobody has to count. */
function BadLine({ line, text }: { line: number; text: string }) {
  const written = visibleText(text.split('\n', line)[line - 1] ?? '').slice(0, 200);
  return (
    <p className="mt-1.5 font-mono text-xs text-muted">
      line {line}: <span className="break-all whitespace-pre-wrap text-text">{written}</span>
    </p>
  );
}

interface PreviewProps {
  file: ComposeFile;
  variables: readonly string[];
  fileName: string;
}

function Preview({ file, variables, fileName }: PreviewProps) {
  const { topology } = useDashboard();
  const [project, setProject] = useState(() => file.name ?? projectOf(fileName));
  const preview = useMemo(
    () => composePreview(file, variables, projectName(project), topology),
    [file, variables, project, topology],
  );
  const { networks, services, notes } = preview;
  const fresh = (items: readonly { state: string }[]) => items.filter(({ state }) => state === 'new').length;
  return (
    <div className="space-y-4">
      <p role="status" className="font-semibold">
        It would add {counted(fresh(networks), 'network')} and {counted(fresh(services), 'service')}.
      </p>
      <div className="sm:w-1/2">
        <Field
          label="Project"
          hint={file.name ? 'As the file says.' : 'Compose takes the name of the file’s folder.'}
          value={project}
          onChange={({ target }) => setProject(target.value)}
        />
      </div>
      <ComposeNetworks networks={networks} />
      <ComposeServices services={services} />
      {notes.length > 0 && (
        <ul aria-label="Notes" className="list-disc space-y-1 pl-4 text-sm text-pretty text-muted">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <Ends />
    </div>
  );
}

function Ends() {
  return (
    <DialogFooter>
      <Button onClick={close}>Close</Button>
      <FileButton>Choose another…</FileButton>
    </DialogFooter>
  );
}

/** `shop.compose.yaml` is of `shop`; `compose.yaml` says nothing. */
function projectOf(fileName: string): string {
  const stem = fileName.replace(/\.ya?ml$/i, '').replace(/(?:^|[.-])(?:docker-)?compose$/i, '');
  return projectName(stem) || 'project';
}
