import { ContainerLink, NetworkLink } from '@/components/panels/select-link';
import { useDashboard } from '@/components/shell/dashboard';
import type { Finding } from '@/lib/model/finding';

const shown = 8;

/** Those that take part in it, each a link. */
export function FindingRelated({ finding: { related } }: { finding: Finding }) {
  const { index } = useDashboard();
  const networks = related.networks.flatMap((id) => index.networkById.get(id) ?? []);
  const containers = related.containers.flatMap((id) => index.containerById.get(id) ?? []);
  const all = [
    ...networks.map((network) => <NetworkLink key={network.id} network={network} />),
    ...containers.map((container) => <ContainerLink key={container.id} container={container} />),
  ];
  if (all.length === 0) return null;
  return (
    <p className="flex flex-wrap gap-x-3 gap-y-0.5 text-sm [&_[data-link]]:font-normal [&_[data-link]]:underline [&_[data-link]]:decoration-faint [&_[data-link]]:underline-offset-3">
      <span className="text-muted">{networks.length > 0 ? 'Networks' : 'Containers'}</span>
      {all.slice(0, shown)}
      {all.length > shown && <span className="text-muted">and {all.length - shown} more</span>}
    </p>
  );
}
