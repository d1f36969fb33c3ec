'use client';
import { useState } from 'react';
import useSWR from 'swr';
import { Button } from '@/components/ui/button';
import { CommandLine } from '@/components/ui/copyable';
import { Dialog } from '@/components/ui/dialog';
import { DialogFooter } from '@/components/ui/dialog-footer';
import { previewContainerChange, previewContainerRemoval } from '@/lib/client/actions';
import { runContainerChange } from '@/lib/client/container-changes';
import { describeFailure } from '@/lib/client/notices';
import { visibleText, type Container, type ContainerVerb, type Preview } from '@/lib/model';
import { Warnings } from './warnings';

type Change = ContainerVerb | 'delete';

const words: Record<Change, string> = {
  start: 'Start',
  stop: 'Stop',
  restart: 'Restart',
  pause: 'Pause',
  unpause: 'Unpause',
  delete: 'Remove',
};

interface ConfirmProps {
  container: Container;
  verb: Change;
  onClose: () => void;
}

/** Says what is lost before it is. */
export default function ConfirmContainerChange({ container, verb, onClose }: ConfirmProps) {
  const [busy, setBusy] = useState(false);
  const { id, state } = container;
  // Once it is under way there is nothing to foretell any more.
  const { data, error } = useSWR<Preview, Error>(
    busy ? null : ['container', id, verb, state],
    () => (verb === 'delete' ? previewContainerRemoval(id) : previewContainerChange(id, verb)),
    { keepPreviousData: true },
  );
  const run = async () => {
    setBusy(true);
    await runContainerChange(container, verb);
    onClose();
  };
  return (
    <Dialog
      title={`${words[verb]} ${visibleText(container.name)}`}
      description={verb === 'delete' ? 'The container goes; its volumes stay.' : 'Its networks stay as they are.'}
      onClose={onClose}
    >
      <div className="space-y-3">
        {error && <p className="text-bad">{describeFailure(error).message}</p>}
        {data?.refusal && <p className="text-bad">{data.refusal}</p>}
        {data && <Warnings of={data.warnings} />}
        {data && <CommandLine command={data.command} />}
        <DialogFooter>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            look={verb === 'delete' ? 'danger' : 'primary'}
            disabled={data?.allowed !== true || busy}
            onClick={() => void run()}
          >
            {busy ? 'Asking the engine…' : words[verb]}
          </Button>
        </DialogFooter>
      </div>
    </Dialog>
  );
}
