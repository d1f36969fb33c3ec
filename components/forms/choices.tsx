import { ConditionBadge } from '@/components/ui/condition-badge';
import { KindGlyph } from '@/components/ui/kind-glyph';
import { containerCondition, networkKind, visibleText, type Container, type Network } from '@/lib/model';
import type { Choice } from './choice-list';

export function containerChoices(containers: readonly Container[], choose: (container: Container) => void): Choice[] {
  return containers.map((container) => ({
    id: container.id,
    name: visibleText(container.name),
    mark: <ConditionBadge condition={containerCondition(container)} />,
    choose: () => choose(container),
  }));
}

export function networkChoices(networks: readonly Network[], choose: (network: Network) => void): Choice[] {
  return networks.map((network) => ({
    id: network.id,
    name: visibleText(network.name),
    mark: <KindGlyph kind={networkKind(network)} labelled />,
    choose: () => choose(network),
  }));
}
