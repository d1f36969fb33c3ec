'use client';
import { useMemo, type ReactNode } from 'react';
import { useDashboard } from '@/components/shell/dashboard';
import { CommandLine } from '@/components/ui/copyable';
import { EndpointRate } from '@/components/ui/rate';
import { counted } from '@/lib/model/counted';
import type { Proposal } from '@/lib/client/proposal';
import { useEndpointTraffic } from '@/lib/client/use-traffic';
import { endpointId, visibleText, type ContainerId, type PendingChange, type Preview } from '@/lib/model';
import { pairChange, reachChanges } from '@/lib/reach/reach-change';

/** So many are named; the rest is counted. */
const named = 4;

/** What would happen: the address, who comes into reach, what to mind, the commands. `children`: what can be chosen. */
export function ChangePreview({
  proposal,
  previews,
  isFixed,
  isValid,
  fields,
  children,
}: {
  proposal: Proposal;
  previews: readonly Preview[];
  /** The address is one that a person asked for. */
  isFixed: boolean;
  /** What stands in the fields makes a request; otherwise nothing can be said of it. */
  isValid: boolean;
  /** Names of the fields in `children`. */
  fields: readonly string[];
  children: ReactNode;
}) {
  const allowed = previews.filter((preview) => preview.allowed);
  const [first] = previews;
  const isSingle = proposal.changes.length === 1;
  // What is wrong with a field stands at the field.
  const atFields = fields.some((field) => field === first?.refusedField?.split('.')[0]);
  const refusals = [...new Set((atFields ? previews.slice(1) : previews).flatMap(({ refusal }) => refusal ?? []))];
  const warnings = [...new Set(allowed.flatMap((preview) => preview.warnings))];
  return (
    <>
      {refusals.map((refusal) => (
        <p key={refusal} className="text-bad">
          {refusal}
        </p>
      ))}
      {isValid && first?.effects.ipv4 && (isSingle || proposal.kind === 'move') && (
        <p className="text-muted">
          {isFixed ? 'It will be given ' : 'It will probably be given '}
          <span className="font-mono text-text">{first.effects.ipv4}</span>
        </p>
      )}
      {isSingle && proposal.kind === 'detach' && proposal.changes[0] && <LiveTraffic change={proposal.changes[0]} />}
      {allowed.length > 0 && <Reach proposal={proposal} />}
      {children}
      {(isValid ? warnings : []).map((warning) => (
        <p key={warning} className="text-warn">
          {warning}
        </p>
      ))}
      <div className="space-y-1.5" hidden={!isValid}>
        {(allowed.length > 0 ? allowed : previews.slice(0, 1)).slice(0, 5).map(({ command }) => (
          <CommandLine key={command} command={command} />
        ))}
        {allowed.length > 5 && <p className="text-xs text-muted">and {allowed.length - 5} more like these</p>}
      </div>
    </>
  );
}

/** What is cut off: said only where something flows. */
function LiveTraffic({ change: { networkId, containerId } }: { change: PendingChange }) {
  const id = endpointId(networkId, containerId);
  const sample = useEndpointTraffic(id);
  if ((sample?.rxBytesPerSecond ?? 0) + (sample?.txBytesPerSecond ?? 0) < 1) return null;
  return (
    <p className="text-warn">
      It is in use right now: <EndpointRate id={id} direction="received" /> in,{' '}
      <EndpointRate id={id} direction="sent" /> out. Connections over it are cut.
    </p>
  );
}

function Reach({ proposal }: { proposal: Proposal }) {
  const { topology, index } = useDashboard();
  const { changes } = proposal;
  const reach = useMemo(() => reachChanges(topology, changes), [topology, changes]);
  const pairs = pairChange(reach);
  const [only = { gained: [], lost: [] }] = reach.values();
  const { gained, lost } = only;
  const names = (ids: readonly ContainerId[]) => namesOf(ids.map((id) => index.containerById.get(id)?.name ?? id));
  if (pairs.gained + pairs.lost === 0) {
    return <p className="text-muted">It changes for no container who it can reach.</p>;
  }
  if (reach.size > 1) {
    return (
      <>
        {pairs.gained > 0 && <p className="text-warn">+{counted(pairs.gained, 'pair')} can reach each other</p>}
        {pairs.lost > 0 && <p className="text-warn">−{counted(pairs.lost, 'pair')} no longer reach each other</p>}
      </>
    );
  }
  return (
    <>
      {gained.length > 0 && (
        <p className="text-warn">
          +{counted(gained.length, 'container')} {gained.length === 1 ? 'becomes' : 'become'} reachable
          <span className="block text-sm text-muted">{names(gained)}</span>
        </p>
      )}
      {lost.length > 0 && (
        <p className="text-warn">
          −{counted(lost.length, 'container')} {lost.length === 1 ? 'is' : 'are'} no longer reachable
          <span className="block text-sm text-muted">{names(lost)}</span>
        </p>
      )}
    </>
  );
}

function namesOf(names: readonly string[]): string {
  const shown = names.slice(0, named).map(visibleText).join(', ');
  return names.length > named ? `${shown} and ${names.length - named} more` : shown;
}
