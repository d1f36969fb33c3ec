'use client';
import { useDashboard } from '@/components/shell/dashboard';
import { visibleText, type Endpoint } from '@/lib/model';

export function DetachButton({ endpoint }: { endpoint: Endpoint }) {
  const { index, proposeDetach } = useDashboard();
  const network = index.networkById.get(endpoint.networkId);
  const container = index.containerById.get(endpoint.containerId);
  if (!network || !container) return null;
  return (
    <button
      type="button"
      onClick={() => proposeDetach(endpoint.containerId, endpoint.networkId)}
      aria-label={`Detach ${visibleText(container.name)} from ${visibleText(network.name)}`}
      className="rounded px-1.5 py-0.5 text-xs text-muted hover:bg-raised hover:text-bad"
    >
      Detach
    </button>
  );
}
