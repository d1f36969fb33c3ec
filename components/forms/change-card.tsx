'use client';
import { useEffect, useRef, useState } from 'react';
import useSWR from 'swr';
import { useDashboard } from '@/components/shell/dashboard';
import { Button } from '@/components/ui/button';
import { CommandLine } from '@/components/ui/copyable';
import { attach, detach, previewAttach, previewDetach } from '@/lib/client/actions';
import { describeFailure, notify, notifyFailure } from '@/lib/client/notices';
import { visibleText, type PendingChange, type Preview } from '@/lib/model';

/** Asks before a container is attached or detached: what would happen, and the same on the command line. */
export function ChangeCard({ change }: { change: PendingChange }) {
  const { index, endProposal } = useDashboard();
  const [busy, setBusy] = useState(false);
  const card = useRef<HTMLElement>(null);
  const confirm = useRef<HTMLButtonElement>(null);
  const { networkId, containerId } = change;
  const isAttach = change.kind === 'attach';
  const preview = useSWR<Preview, Error>(['preview', change.kind, networkId, containerId], () =>
    isAttach ? previewAttach(networkId, { containerId }) : previewDetach(networkId, containerId),
  );
  const container = visibleText(index.containerById.get(containerId)?.name ?? 'a container that is gone');
  const network = visibleText(index.networkById.get(networkId)?.name ?? 'a network that is gone');
  const title = isAttach ? `Attach ${container} to ${network}` : `Detach ${container} from ${network}`;
  const allowed = preview.data?.allowed === true;

  useEffect(() => {
    (allowed ? confirm : card).current?.focus();
  }, [allowed]);

  const run = async () => {
    setBusy(true);
    try {
      const warning = isAttach ? await attach(networkId, { containerId }) : await detach(networkId, containerId);
      const done = isAttach ? `${container} is attached to ${network}` : `${container} is detached from ${network}`;
      notify(warning === null ? 'done' : 'warning', done, warning);
    } catch (error) {
      notifyFailure(error);
    }
    endProposal(change);
  };

  return (
    <section
      role="dialog"
      aria-label={title}
      ref={card}
      tabIndex={-1}
      onKeyDown={(event) => event.key === 'Escape' && endProposal(change)}
      className="absolute top-3 right-3 z-20 w-[min(344px,calc(100%-24px))] space-y-3 rounded-lg border border-line bg-panel p-4 shadow-float"
    >
      <h2 className="text-lg leading-snug font-semibold break-words">{title}</h2>
      {preview.error && <p className="text-bad">{describeFailure(preview.error).message}</p>}
      {!preview.data && !preview.error && <p className="text-muted">Looking at what would happen…</p>}
      {preview.data && <PreviewText preview={preview.data} />}
      <div className="flex justify-end gap-2">
        <Button onClick={() => endProposal(change)}>Cancel</Button>
        <Button
          ref={confirm}
          look={isAttach ? 'primary' : 'danger'}
          disabled={!allowed || busy}
          onClick={() => void run()}
        >
          {busy ? 'Asking the engine…' : isAttach ? 'Attach' : 'Detach'}
        </Button>
      </div>
    </section>
  );
}

function PreviewText({ preview }: { preview: Preview }) {
  const { ipv4, reachable } = preview.effects;
  const { gained, lost } = reachable;
  return (
    <>
      {preview.refusal !== null && <p className="text-bad">{preview.refusal}</p>}
      {ipv4 !== null && (
        <p className="text-muted">
          It will probably be given <span className="font-mono text-text">{ipv4}</span>
        </p>
      )}
      {gained.length > 0 && <p className="text-warn">+{containers(gained.length)} become reachable</p>}
      {lost.length > 0 && <p className="text-warn">−{containers(lost.length)} are no longer reachable</p>}
      {preview.allowed && gained.length + lost.length === 0 && (
        <p className="text-muted">It changes for no container who it can reach.</p>
      )}
      {preview.warnings.map((warning) => (
        <p key={warning} className="text-warn">
          {warning}
        </p>
      ))}
      <CommandLine command={preview.command} />
    </>
  );
}

function containers(count: number): string {
  return `${count} container${count === 1 ? '' : 's'}`;
}
