'use client';
import { lazy, Suspense, useState } from 'react';
import { useDashboard } from '@/components/shell/dashboard';
import { attachProposal, moveProposal } from '@/lib/client/proposal';
import { containersToJoin, networksToJoin } from '@/lib/client/targets';
import { whyJoinsNothing, whyTakesNobody, type Container, type Endpoint, type Network } from '@/lib/model';
import { containerChoices, networkChoices } from './choices';
import { PickerButton } from './picker-button';
import type { TargetPopoverProps } from './target-popover';

const TargetPopover = lazy(() => import('./target-popover'));

/** Chooses the container that is to join this network; not there where none can. */
export function AttachToNetwork({ network, compact = false }: { network: Network; compact?: boolean }) {
  const { topology, propose } = useDashboard();
  if (whyTakesNobody(network) !== null) return null;
  const choices = () =>
    containerChoices(containersToJoin(topology, network), ({ id }) => propose(attachProposal([id], network.id)));
  return <TargetPicker action="Attach container" noun="container" choices={choices} compact={compact} />;
}

/** Chooses the network that this container is to join; not there where it can join none. */
export function AttachContainer({ container, compact = false }: { container: Container; compact?: boolean }) {
  const { topology, propose } = useDashboard();
  if (whyJoinsNothing(container, topology) !== null) return null;
  const choices = () =>
    networkChoices(networksToJoin(topology, [container.id]), ({ id }) => propose(attachProposal([container.id], id)));
  return <TargetPicker action="Attach to network" noun="network" choices={choices} compact={compact} />;
}

/** Chooses the network that this endpoint's container is to be on instead. */
export function MoveEndpoint({ endpoint }: { endpoint: Endpoint }) {
  const { topology, propose } = useDashboard();
  const choices = () =>
    networkChoices(networksToJoin(topology, [endpoint.containerId]), (to) => propose(moveProposal(endpoint, to)));
  return <TargetPicker action="Move to…" noun="network" choices={choices} compact={false} />;
}

type TargetPickerProps = Omit<TargetPopoverProps, 'choices'> & { choices: () => TargetPopoverProps['choices'] };

/** Only its button, until it is pressed: what opens then (25 kB, and thousands of choices) is not needed to see the page. */
function TargetPicker({ choices, ...props }: TargetPickerProps) {
  const [wanted, setWanted] = useState(false);
  const button = <PickerButton action={props.action} compact={props.compact} onClick={() => setWanted(true)} />;
  return wanted ? (
    <Suspense fallback={button}>
      <TargetPopover {...props} choices={choices()} />
    </Suspense>
  ) : (
    button
  );
}
