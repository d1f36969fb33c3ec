'use client';
import { Plug } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useState, type ReactNode } from 'react';
import { useDashboard } from '@/components/shell/dashboard';
import { Button } from '@/components/ui/button';
import { ConditionBadge } from '@/components/ui/condition-badge';
import { KindGlyph } from '@/components/ui/kind-glyph';
import { containerCondition } from '@/lib/graph/condition';
import { networkKind, visibleText, type Container, type Network } from '@/lib/model';

interface Choice {
  id: string;
  name: string;
  mark: ReactNode;
  choose: () => void;
}

/** Chooses the container that is to join this network. */
export function AttachToNetwork({ network, compact = false }: { network: Network; compact?: boolean }) {
  const { topology, index, proposeAttach } = useDashboard();
  const attached = new Set((index.endpointsByNetwork.get(network.id) ?? []).map((endpoint) => endpoint.containerId));
  const choices = topology.containers
    .filter((container) => !attached.has(container.id))
    .map((container) => ({
      id: container.id,
      name: visibleText(container.name),
      mark: <ConditionBadge condition={containerCondition(container)} />,
      choose: () => proposeAttach(container.id, network.id),
    }));
  return <TargetPicker action="Attach container" noun="container" choices={choices} compact={compact} />;
}

/** Chooses the network that this container is to join. */
export function AttachContainer({ container, compact = false }: { container: Container; compact?: boolean }) {
  const { topology, index, proposeAttach } = useDashboard();
  const attached = new Set((index.endpointsByContainer.get(container.id) ?? []).map((endpoint) => endpoint.networkId));
  const choices = topology.networks
    .filter((network) => !attached.has(network.id))
    .map((network) => ({
      id: network.id,
      name: visibleText(network.name),
      mark: <KindGlyph kind={networkKind(network)} labelled />,
      choose: () => proposeAttach(container.id, network.id),
    }));
  return <TargetPicker action="Attach to network" noun="network" choices={choices} compact={compact} />;
}

interface TargetPickerProps {
  action: string;
  noun: string;
  choices: Choice[];
  /** In a row of a table: one word, and nothing that shouts. */
  compact: boolean;
}

function TargetPicker({ action, noun, choices, compact }: TargetPickerProps) {
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const shown = choices.filter((choice) => choice.name.toLowerCase().includes(text.toLowerCase()));
  const take = (choice: Choice | undefined) => {
    if (!choice) return;
    setOpen(false);
    setText('');
    choice.choose();
  };
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger asChild>
        {compact ? (
          <Button className="h-7" aria-label={action}>
            Attach…
          </Button>
        ) : (
          <Button look="primary">
            <Plug className="size-4" aria-hidden /> {action}
          </Button>
        )}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={6}
          aria-label={action}
          className="z-40 w-72 rounded-lg border border-line bg-panel p-2 shadow-float"
        >
          <input
            aria-label={`Find a ${noun}`}
            placeholder={`Find a ${noun}`}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => event.key === 'Enter' && take(shown[0])}
            className="mb-2 h-8 w-full rounded-md border border-line bg-raised px-2.5 placeholder:text-muted"
          />
          <ul className="max-h-64 overflow-y-auto">
            {shown.map((choice) => (
              <li key={choice.id}>
                <button
                  type="button"
                  onClick={() => take(choice)}
                  className="flex w-full items-center gap-2 rounded px-2 py-1.5 text-left hover:bg-raised"
                >
                  <span className="min-w-0 flex-1 truncate">{choice.name}</span>
                  <span className="text-xs">{choice.mark}</span>
                </button>
              </li>
            ))}
            {shown.length === 0 && <li className="px-2 py-1.5 text-muted">No other {noun} matches.</li>}
          </ul>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
