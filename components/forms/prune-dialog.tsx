'use client';
import { useState } from 'react';
import useSWR from 'swr';
import { useDashboard } from '@/components/shell/dashboard';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { DialogFooter } from '@/components/ui/dialog-footer';
import { pruneCandidates } from '@/lib/client/actions';
import { describeFailure } from '@/lib/client/notices';
import { removeUnused } from '@/lib/client/remove-unused';
import { openedOver } from '@/lib/client/shell-state';
import { shortId, visibleText, type NetworkId, type PruneCandidate } from '@/lib/model';

const close = () => openedOver.set(null);

/** Shows what nobody who runs uses, and removes what of it is chosen: never one without a look. */
export default function PruneDialog() {
  const { data, error } = useSWR<PruneCandidate[], Error>('prune', pruneCandidates, { revalidateOnFocus: false });
  return (
    <Dialog
      title="Remove unused networks"
      description="No running container is on these. Undo makes those that go anew, with other ids."
      onClose={close}
    >
      {error && <p className="text-bad">{describeFailure(error).message}</p>}
      {data?.length === 0 && <p className="text-muted">Every network is used by somebody, or is the engine’s own.</p>}
      {data !== undefined && data.length > 0 && <Choice candidates={data} />}
    </Dialog>
  );
}

function Choice({ candidates }: { candidates: readonly PruneCandidate[] }) {
  // Whoever is only stopped may be wanted again: that is for the person to say.
  const [chosen, setChosen] = useState<ReadonlySet<NetworkId>>(
    () => new Set(candidates.filter(({ waiting }) => waiting.length === 0).map(({ networkId }) => networkId)),
  );
  const [busy, setBusy] = useState(false);
  const toggle = (id: NetworkId) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  const run = async () => {
    setBusy(true);
    await removeUnused([...chosen]);
    close();
  };
  return (
    <>
      <ul aria-label="Unused networks" className="-mx-5 -my-4">
        {candidates.map((candidate) => (
          <Candidate
            key={candidate.networkId}
            candidate={candidate}
            chosen={chosen.has(candidate.networkId)}
            onToggle={toggle}
          />
        ))}
      </ul>
      <DialogFooter>
        <Button onClick={close}>Cancel</Button>
        <Button look="danger" disabled={busy || chosen.size === 0} onClick={() => void run()}>
          {busy ? 'Asking the engine…' : `Remove ${chosen.size === 1 ? '1 network' : `${chosen.size} networks`}`}
        </Button>
      </DialogFooter>
    </>
  );
}

interface CandidateProps {
  candidate: PruneCandidate;
  chosen: boolean;
  onToggle: (id: NetworkId) => void;
}

function Candidate({ candidate: { networkId, name, waiting, notes }, chosen, onToggle }: CandidateProps) {
  const { index } = useDashboard();
  const names = waiting.map((id) => visibleText(index.containerById.get(id)?.name ?? shortId(id)));
  return (
    <li className="border-b border-line last:border-b-0">
      <label className="flex cursor-pointer gap-3 px-5 py-2 hover:bg-raised">
        <input
          type="checkbox"
          checked={chosen}
          onChange={() => onToggle(networkId)}
          className="mt-0.5 size-4 shrink-0 accent-accent"
        />
        <span className="min-w-0">
          <bdi className="block truncate font-semibold">{visibleText(name)}</bdi>
          {names.length > 0 && (
            <span className="block text-sm text-pretty text-warn">
              {names.join(', ')} {names.length === 1 ? 'is' : 'are'} stopped, and would not start without it.
            </span>
          )}
          {notes.map((note) => (
            <span key={note} className="block text-xs text-muted">
              {visibleText(note)}
            </span>
          ))}
        </span>
      </label>
    </li>
  );
}
