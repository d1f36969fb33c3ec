'use client';
import { KindGlyph } from '@/components/ui/kind-glyph';
import { RateText } from '@/components/ui/rate';
import { Sparkline } from '@/components/ui/sparkline';
import { inReadingOrder } from '@/lib/graph/network-order';
import { kindLook } from '@/lib/graph/kind-look';
import { useNetworkHistory, useNetworkTraffic } from '@/lib/client/use-traffic';
import { networkKind, visibleText, type Network } from '@/lib/model';
import { useDashboard } from './dashboard';

export function NetworkRail() {
  const { topology, index, selection, select } = useDashboard();
  const membersOf = (network: Network) => index.endpointsByNetwork.get(network.id)?.length ?? 0;
  return (
    <nav
      aria-label="Networks"
      className="flex w-64 shrink-0 flex-col overflow-y-auto border-r border-line bg-panel max-lg:hidden"
    >
      <h2 className="flex justify-between px-4 pt-3.5 pb-2 text-sm font-semibold text-muted">
        Networks <span className="font-normal">{topology.networks.length}</span>
      </h2>
      <ul>
        {inReadingOrder(topology.networks, membersOf).map((network) => (
          <li key={network.id}>
            <RailItem
              network={network}
              members={membersOf(network)}
              current={selection?.kind === 'network' && selection.id === network.id}
              onSelect={() => select({ kind: 'network', id: network.id })}
            />
          </li>
        ))}
      </ul>
    </nav>
  );
}

function RailItem(props: { network: Network; members: number; current: boolean; onSelect: () => void }) {
  const { network, members, current, onSelect } = props;
  return (
    <button
      type="button"
      onClick={onSelect}
      aria-current={current}
      className="flex w-full items-start gap-2.5 border-l-2 border-transparent py-2 pr-4 pl-3.5 text-left hover:bg-raised aria-[current=true]:border-accent aria-[current=true]:bg-raised"
    >
      <span className="pt-0.5">
        <KindGlyph kind={networkKind(network)} labelled />
      </span>
      <span className="min-w-0 flex-1">
        <span className="block truncate font-semibold" title={visibleText(network.name)}>
          {visibleText(network.name)}
        </span>
        <span className="block truncate font-mono text-xs text-muted">{railDetail(network, members)}</span>
      </span>
      <span className="flex flex-col items-end gap-1">
        <RailRate id={network.id} />
      </span>
    </button>
  );
}

function RailRate({ id }: { id: Network['id'] }) {
  const sample = useNetworkTraffic(id);
  const history = useNetworkHistory(id);
  const moving = history.some((value) => value !== null && value >= 0.5);
  return (
    <>
      <RateText value={sample?.txBytesPerSecond} colour="text-text" />
      {moving && <Sparkline values={history} className="text-accent" />}
    </>
  );
}

export function railDetail(network: Network, members: number): string {
  const kind = networkKind(network);
  const parts = [network.subnets[0]?.subnet ?? kindLook[kind].word, String(members)];
  if (network.internal) parts.push('internal');
  if (network.configOnly) parts.push('configuration');
  if (network.parent !== null) parts.push(network.parent);
  if (network.vni !== null) parts.push(`VXLAN ${network.vni}`);
  return parts.join(' · ');
}
