'use client';
import { useDashboard } from '@/components/shell/dashboard';
import { KindGlyph } from '@/components/ui/kind-glyph';
import { networkKind, type Network } from '@/lib/model';
import { NetworkLink } from './select-link';

/** Networks in another thing's panel: a link each, with how many endpoints it has. */
export function NetworkRows({ networks }: { networks: readonly Network[] }) {
  const { index } = useDashboard();
  return (
    <ul className="space-y-1">
      {networks.map((network) => (
        <li key={network.id} className="flex items-center gap-2">
          <KindGlyph kind={networkKind(network)} labelled />
          <span className="min-w-0 flex-1">
            <NetworkLink network={network} />
          </span>
          <span className="shrink-0 text-xs text-muted">
            {network.configOnly
              ? 'configuration only'
              : endpointsText(index.endpointsByNetwork.get(network.id)?.length ?? 0)}
          </span>
        </li>
      ))}
    </ul>
  );
}

function endpointsText(count: number): string {
  return `${count} ${count === 1 ? 'endpoint' : 'endpoints'}`;
}
