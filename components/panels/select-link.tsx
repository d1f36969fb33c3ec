'use client';
import type { ReactNode } from 'react';
import { useDashboard } from '@/components/shell/dashboard';
import { visibleText, type Container, type Network } from '@/lib/model';

/** A link to another thing's panel. */
export function SelectLink({ onSelect, children }: { onSelect: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      onClick={onSelect}
      data-link
      className="max-w-full truncate rounded text-left align-bottom font-semibold hover:text-accent hover:underline"
    >
      {children}
    </button>
  );
}

export function NetworkLink({ network, children }: { network: Network; children?: ReactNode }) {
  const { select } = useDashboard();
  return (
    <SelectLink onSelect={() => select({ kind: 'network', id: network.id })}>
      {children ?? visibleText(network.name)}
    </SelectLink>
  );
}

export function ContainerLink({ container, children }: { container: Container; children?: ReactNode }) {
  const { select } = useDashboard();
  return (
    <SelectLink onSelect={() => select({ kind: 'container', id: container.id })}>
      {children ?? visibleText(container.name)}
    </SelectLink>
  );
}

/** To what has no object of its own in the topology and is known by its name. */
export function NamedLink({ kind, name }: { kind: 'driver' | 'interface' | 'project'; name: string }) {
  const { select } = useDashboard();
  return (
    <SelectLink onSelect={() => select({ kind, id: name })}>
      {kind === 'interface' ? <span className="font-mono text-sm">{visibleText(name)}</span> : visibleText(name)}
    </SelectLink>
  );
}
