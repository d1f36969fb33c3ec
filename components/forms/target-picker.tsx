'use client';
import { lazy, Suspense, useState } from 'react';
import { useDashboard } from '@/components/shell/dashboard';
import { ConditionBadge } from '@/components/ui/condition-badge';
import { KindGlyph } from '@/components/ui/kind-glyph';
import { containerCondition, networkKind, visibleText, type Container, type Network } from '@/lib/model';
import { PickerButton } from './picker-button';
import type { TargetPopoverProps } from './target-popover';

const TargetPopover = lazy(() => import('./target-popover'));

/** Chooses the container that is to join this network. */
export function AttachToNetwork({ network, compact = false }: { network: Network; compact?: boolean }) {
  const { topology, index, proposeAttach } = useDashboard();
  const choices = () => {
    const attached = new Set((index.endpointsByNetwork.get(network.id) ?? []).map((endpoint) => endpoint.containerId));
    return topology.containers
      .filter((container) => !attached.has(container.id))
      .map((container) => ({
        id: container.id,
        name: visibleText(container.name),
        mark: <ConditionBadge condition={containerCondition(container)} />,
        choose: () => proposeAttach(container.id, network.id),
      }));
  };
  return <TargetPicker action="Attach container" noun="container" choices={choices} compact={compact} />;
}

/** Chooses the network that this container is to join. */
export function AttachContainer({ container, compact = false }: { container: Container; compact?: boolean }) {
  const { topology, index, proposeAttach } = useDashboard();
  const choices = () => {
    const attached = new Set(
      (index.endpointsByContainer.get(container.id) ?? []).map((endpoint) => endpoint.networkId),
    );
    return topology.networks
      .filter((network) => !attached.has(network.id))
      .map((network) => ({
        id: network.id,
        name: visibleText(network.name),
        mark: <KindGlyph kind={networkKind(network)} labelled />,
        choose: () => proposeAttach(container.id, network.id),
      }));
  };
  return <TargetPicker action="Attach to network" noun="network" choices={choices} compact={compact} />;
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
