'use client';
import { useEffect, useRef, useState } from 'react';
import { useDashboard } from '@/components/shell/dashboard';
import { Button } from '@/components/ui/button';
import { draftOf, readDraft } from '@/lib/client/attach-draft';
import { describeFailure } from '@/lib/client/notices';
import { perform } from '@/lib/client/perform';
import { fillableAttach, type Proposal } from '@/lib/client/proposal';
import { shortId, visibleText, type ContainerId, type NetworkId, type PendingChange, type Preview } from '@/lib/model';
import { AttachFields, fieldsOf } from './attach-fields';
import { ChangePreview } from './change-preview';
import { useChangePreviews } from './use-change-previews';

const verbs = { attach: 'Attach', detach: 'Detach', move: 'Move' } as const;

/** Asks before containers are attached, detached or moved: what would happen, and the same on the command line. */
export default function ChangeCard({ proposal }: { proposal: Proposal }) {
  const { topology, index, propose } = useDashboard();
  const [busy, setBusy] = useState(false);
  const [draft, setDraft] = useState(() => draftOf(proposal.preset));
  const card = useRef<HTMLElement>(null);
  const confirm = useRef<HTMLButtonElement>(null);
  const running = useRef(false);
  const filled = fillableAttach(proposal);
  const read = filled ? readDraft(filled.containerId, draft) : null;
  const request = read?.request ?? null;
  const wrong = read?.errors ?? null;
  const { previews, error, isCurrent } = useChangePreviews(proposal.changes, request, busy || wrong !== null);
  const allowed = previews?.filter((preview) => preview.allowed).length ?? 0;
  const needed = proposal.kind === 'move' ? proposal.changes.length : 1;
  const ready = wrong === null && isCurrent && allowed >= needed;
  const target = filled && index.networkById.get(filled.networkId);
  const fields = target ? fieldsOf(target, topology.engines[0]?.apiVersion ?? null) : [];
  const nameOf = (id: NetworkId | ContainerId) =>
    visibleText(
      (index.networkById.get(id as NetworkId) ?? index.containerById.get(id as ContainerId))?.name ?? shortId(id),
    );
  const title = titleOf(proposal, nameOf);

  const once = useRef(false);
  useEffect(() => {
    if (once.current || previews === undefined) return;
    once.current = true;
    (ready ? confirm : card).current?.focus();
  }, [ready, previews]);

  const run = async () => {
    // Two submits of one moment see the same state.
    if (running.current) return;
    running.current = true;
    setBusy(true);
    const possible = proposal.changes.filter((_, at) => previews?.[at]?.allowed);
    const { containerId: _, ...preset } = request ?? { containerId: null };
    const versionOf = (change: PendingChange) => previews?.[proposal.changes.indexOf(change)]?.version ?? null;
    await perform({ ...proposal, changes: possible, preset }, request ? [request] : [], nameOf, propose, versionOf);
    propose((open) => (open === proposal ? null : open));
  };

  return (
    <section
      role="dialog"
      aria-label={title}
      ref={card}
      tabIndex={-1}
      onKeyDown={(event) => event.key === 'Escape' && propose(null)}
      className="absolute top-3 right-3 z-20 flex max-h-[calc(100%-24px)] w-[min(360px,calc(100%-24px))] flex-col rounded-lg border border-line bg-panel shadow-float max-md:fixed max-md:inset-x-0 max-md:top-auto max-md:bottom-0 max-md:z-40 max-md:max-h-[85dvh] max-md:w-full max-md:rounded-b-none"
    >
      <form
        className="flex min-h-0 flex-col"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (ready && !busy) void run();
        }}
      >
        <div className="min-h-0 space-y-3 overflow-y-auto p-4 pb-3">
          <h2 className="text-lg leading-snug font-semibold break-words">{title}</h2>
          {error && <p className="text-bad">{describeFailure(error).message}</p>}
          {!previews && !error && <p className="text-muted">Looking at what would happen…</p>}
          {previews && (
            <ChangePreview
              proposal={proposal}
              previews={previews}
              isFixed={request?.ipv4 !== undefined}
              isValid={wrong === null}
              fields={fields}
            >
              {filled && (
                <AttachFields
                  networkId={filled.networkId}
                  draft={draft}
                  onChange={(change) => setDraft({ ...draft, ...change })}
                  errors={wrong ?? refusalOf(previews[0])}
                />
              )}
            </ChangePreview>
          )}
        </div>
        <div className="flex justify-end gap-2 border-t border-line px-4 py-3">
          <Button onClick={() => propose(null)}>Cancel</Button>
          <Button
            ref={confirm}
            type="submit"
            look={proposal.kind === 'detach' ? 'danger' : 'primary'}
            disabled={!ready || busy}
          >
            {busy ? 'Asking the engine…' : buttonText(proposal, allowed)}
          </Button>
        </div>
      </form>
    </section>
  );
}

function refusalOf(preview: Preview | undefined): Record<string, string> {
  const { refusedField = null, refusal = null } = preview ?? {};
  const field = refusedField?.split('.')[0];
  return field === undefined || refusal === null ? {} : { [field]: refusal };
}

function titleOf({ kind, changes }: Proposal, nameOf: (id: NetworkId | ContainerId) => string): string {
  const [first, second] = changes;
  if (!first) return '';
  if (kind === 'move' && second) {
    return `Move ${nameOf(first.containerId)} from ${nameOf(second.networkId)} to ${nameOf(first.networkId)}`;
  }
  const subject = changes.length === 1 ? nameOf(first.containerId) : `${changes.length} containers`;
  return `${verbs[kind]} ${subject} ${kind === 'attach' ? 'to' : 'from'} ${nameOf(first.networkId)}`;
}

/** Of several, how many of them it will be. */
function buttonText({ kind, changes }: Proposal, allowed: number): string {
  const partly = kind !== 'move' && changes.length > 1 && allowed > 0 && allowed < changes.length;
  return partly ? `${verbs[kind]} ${allowed} of ${changes.length}` : verbs[kind];
}
