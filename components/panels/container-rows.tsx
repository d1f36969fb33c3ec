'use client';
import type { ReactNode } from 'react';
import { ConditionBadge } from '@/components/ui/condition-badge';
import { containerCondition, type Container } from '@/lib/model';
import { ContainerLink } from './select-link';

interface ContainerRowsProps {
  containers: readonly Container[];
  /** A word beside the name. */
  mark?: (container: Container) => ReactNode;
}

/** Containers in another thing's panel: a link each, with how it is. */
export function ContainerRows({ containers, mark }: ContainerRowsProps) {
  return (
    <ul className="space-y-1">
      {containers.map((container) => (
        <li key={container.id} className="flex items-baseline justify-between gap-2">
          <span className="flex min-w-0 items-baseline gap-1.5">
            <ContainerLink container={container} />
            {mark?.(container)}
          </span>
          <span className="shrink-0 text-xs">
            <ConditionBadge condition={containerCondition(container)} />
          </span>
        </li>
      ))}
    </ul>
  );
}
