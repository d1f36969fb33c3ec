'use client';
import { useDashboard } from '@/components/shell/dashboard';
import { detachProposal } from '@/lib/client/proposal';
import { visibleText, whyStays, type Endpoint } from '@/lib/model';

export function DetachButton({ endpoint }: { endpoint: Endpoint }) {
  const { index, propose } = useDashboard();
  const network = index.networkById.get(endpoint.networkId);
  const container = index.containerById.get(endpoint.containerId);
  if (!network || !container || whyStays(container, network) !== null) return null;
  return (
    <button
      type="button"
      onClick={() => propose(detachProposal([endpoint.containerId], endpoint.networkId))}
      aria-label={`Detach ${visibleText(container.name)} from ${visibleText(network.name)}`}
      className="rounded px-1.5 py-0.5 text-xs text-muted hover:bg-raised hover:text-bad"
    >
      Detach
    </button>
  );
}
