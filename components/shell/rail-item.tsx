'use client';
import { memo } from 'react';
import { CongestedMark } from '@/components/ui/congested-mark';
import { KindGlyph } from '@/components/ui/kind-glyph';
import { RateText } from '@/components/ui/rate';
import { Sparkline } from '@/components/ui/sparkline';
import type { Selection } from '@/lib/client/use-selection';
import { useLastMinute, useNetworkTraffic } from '@/lib/client/use-traffic';
import { kindLook } from '@/lib/graph/kind-look';
import { networkKind, visibleText, type Network, type NetworkId } from '@/lib/model';

interface RailItemProps {
  network: Network;
  members: number;
  current: boolean;
  /** Is being looked for, and is it. */
  found: boolean;
  onSelect: (selection: Selection) => void;
  onFocus: (id: NetworkId) => void;
}

/** As high as every item is, px. */
export const railItemPx = 53;

/** One network. */
export const RailItem = memo(function RailItem({ network, members, current, found, onSelect, onFocus }: RailItemProps) {
  const name = visibleText(network.name);
  return (
    <button
      type="button"
      onClick={() => onSelect({ kind: 'network', id: network.id })}
      onFocus={() => onFocus(network.id)}
      aria-current={current}
      style={{ height: railItemPx }}
      className="flex w-full items-start gap-2.5 border-l-2 border-transparent py-2 pr-4 pl-3.5 text-left hover:bg-raised focus-visible:-outline-offset-2 aria-[current=true]:border-accent aria-[current=true]:bg-raised"
    >
      <span className="pt-0.5">
        <KindGlyph kind={networkKind(network)} labelled />
      </span>
      <span className="min-w-0 flex-1">
        <span className="block truncate font-semibold" title={name}>
          <bdi className={found ? 'rounded-sm bg-accent/15 px-0.5 text-text' : undefined}>{name}</bdi>
        </span>
        <span className="block truncate font-mono text-xs text-muted">{railDetail(network, members)}</span>
      </span>
      <span className="flex flex-col items-end gap-1">
        <RailRate id={network.id} />
      </span>
    </button>
  );
});

function RailRate({ id }: { id: Network['id'] }) {
  const sample = useNetworkTraffic(id);
  const history = useLastMinute([id]);
  const moving = history.some((value) => value !== null && value >= 0.5);
  return (
    <>
      <CongestedMark ids={[id]} />
      <RateText value={sample?.txBytesPerSecond} colour="text-text" />
      {moving && <Sparkline values={history} className="text-accent" />}
    </>
  );
}

function railDetail(network: Network, members: number): string {
  const kind = networkKind(network);
  const parts = [network.subnets[0]?.subnet ?? kindLook[kind].word, String(members)];
  if (network.internal) parts.push('internal');
  if (network.configOnly) parts.push('configuration');
  if (network.parent !== null) parts.push(visibleText(network.parent));
  if (network.vni !== null) parts.push(`VXLAN ${network.vni}`);
  return parts.join(' · ');
}
