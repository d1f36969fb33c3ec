'use client';
import { useRef, useState } from 'react';
import { useDashboard } from '@/components/shell/dashboard';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { DialogFooter } from '@/components/ui/dialog-footer';
import { Field } from '@/components/ui/field';
import { containerOutcomes } from '@/lib/client/action-words';
import { notifyDone } from '@/lib/client/notices';
import { newOperation } from '@/lib/client/new-operation';
import { networkToStart } from '@/lib/client/network-to-start';
import { emptyRun, type RunDraft } from '@/lib/client/run-draft';
import { runContainer } from '@/lib/client/run-container';
import { networkToRunOn } from '@/lib/client/shell-state';
import { useImages } from '@/lib/client/use-images';
import { useSession } from '@/lib/client/use-session';
import { visibleText, type ContainerId } from '@/lib/model';
import { findImage } from '@/lib/model/image';
import { freeContainerName } from '@/lib/model/run-container';
import { ImageField } from './image-field';
import { PortFields } from './port-fields';
import { RiskFields } from './risk-fields';
import { RunNetworks } from './run-networks';
import { RunOutcome } from './run-outcome';
import { RunSettings } from './run-settings';
import { showFirstError } from './show-first-error';
import { useRunPreview } from './use-run-preview';
import { useSubmission } from './use-submission';

/** A new container of an image that the engine has, on its networks from its first moment. */
export default function RunContainerDialog({
  onClose,
  onRun,
}: {
  onClose: () => void;
  onRun: (id: ContainerId) => void;
}) {
  const { topology } = useDashboard();
  const session = useSession();
  const { images } = useImages();
  const [wanted] = useState(() => topology.networks.find(({ id }) => id === networkToRunOn.get()));
  const [draft, setDraft] = useState<RunDraft>(() => emptyRun(networkToStart(wanted)));
  const [tried, setTried] = useState(false);
  const [operation] = useState(newOperation);
  const { busy, failure, submit } = useSubmission(draft);
  const nameField = useRef<HTMLInputElement>(null);
  const suggested = freeContainerName(draft.image, new Set(topology.containers.map(({ name }) => name)));
  const { request, preview, errorAt, general } = useRunPreview(draft, suggested, tried);
  const change = (part: Partial<RunDraft>) => setDraft((before) => ({ ...before, ...part }));
  const image = findImage(images ?? [], draft.image);

  const run = (filled: HTMLFormElement) => {
    setTried(true);
    if (!request) return showFirstError(filled);
    return submit(async () => {
      const { container, warning } = await runContainer(request, operation);
      notifyDone(containerOutcomes(visibleText(container.name)).run, warning);
      onRun(container.id);
      onClose();
    });
  };

  return (
    <Dialog
      title={wanted ? `Run a container on ${visibleText(wanted.name)}` : 'Run a container'}
      description="Of an image that the engine has; on its networks from its first moment."
      onClose={onClose}
      wide
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void run(event.currentTarget);
        }}
        className="space-y-4"
        noValidate
      >
        <ImageField
          image={draft.image}
          error={errorAt('image')}
          onChoose={(chosen) => {
            change({ image: chosen });
            nameField.current?.focus();
          }}
          onType={(image) => change({ image })}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <Field
            ref={nameField}
            label="Name"
            placeholder={draft.image === '' ? 'web' : suggested}
            hint="Empty: after the image."
            error={errorAt('name')}
            value={draft.name}
            onChange={({ target }) => change({ name: target.value })}
          />
          <Field
            label="Command"
            mono
            placeholder={image?.hasCommand === false ? 'sleep 3600' : 'the image’s own'}
            hint="As typed, without a shell."
            error={errorAt('command')}
            value={draft.command}
            onChange={({ target }) => change({ command: target.value })}
          />
        </div>
        <RunNetworks networks={draft.networks} errorAt={errorAt} onChange={(networks) => change({ networks })} />
        <PortFields
          ports={draft.ports}
          exposed={image?.exposedPorts ?? []}
          errorAt={errorAt}
          onChange={(ports) => change({ ports })}
        />
        <RunSettings draft={draft} errorAt={errorAt} onChange={change} />
        <RiskFields
          allow={session.status === 'signed-in' ? session.session.allow : []}
          risks={draft.risks}
          errorAt={errorAt}
          onChange={(risks) => change({ risks })}
        />
        {preview !== null && <RunOutcome preview={preview} isFixed={draft.networks[0]?.settings.ipv4.trim() !== ''} />}
        <DialogFooter failure={failure ?? (general === null ? null : { message: general })}>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" disabled={busy}>
            {busy ? 'Asking the engine…' : 'Run container'}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
