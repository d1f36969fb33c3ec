'use client';
import { ArrowDownWideNarrow } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { drawnRows, rowAfter } from '@/components/ui/drawn-range';
import { IconButton } from '@/components/ui/icon-button';
import { useDrawnRange } from '@/components/ui/use-drawn-range';
import { useHeld } from '@/components/ui/use-held';
import { counted } from '@/lib/model/counted';
import { useRail } from '@/lib/client/use-rail';
import { useRemembered } from '@/lib/client/use-remembered';
import type { Selection } from '@/lib/client/use-selection';
import { useSettledTraffic } from '@/lib/client/use-settled-traffic';
import { inReadingOrder } from '@/lib/graph/network-order';
import type { Network, NetworkId } from '@/lib/model';
import { useDashboard } from './dashboard';
import { FilterFacets } from './filter-facets';
import { RailItem, railItemPx } from './rail-item';

/**
 * Facets and the networks that pass the filter. Beside the view on a wide screen, where it can be folded away; over it
 * on a narrow one, when it is called.
 */
export function NetworkRail() {
  const rail = useRail();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (rail.called) box.current?.focus();
  }, [rail.called]);
  return (
    <>
      {rail.called && (
        <div className="absolute inset-0 z-40 bg-black/45 lg:hidden" onClick={rail.dismiss} aria-hidden />
      )}
      <div
        ref={box}
        tabIndex={-1}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || !rail.called) return;
          // This one closes the list, and not also what is selected behind it.
          event.stopPropagation();
          rail.dismiss();
        }}
        className={`w-64 shrink-0 flex-col overflow-y-auto border-r border-line bg-panel outline-none max-lg:absolute max-lg:inset-y-0 max-lg:left-0 max-lg:z-40 max-lg:w-72 max-lg:shadow-float ${rail.called ? 'max-lg:flex' : 'max-lg:hidden'} ${rail.folded ? 'lg:hidden' : 'lg:flex'}`}
      >
        <FilterFacets />
        <NetworkList scroller={box} onPicked={rail.dismiss} />
      </div>
    </>
  );
}

function NetworkList({ scroller, onPicked }: { scroller: RefObject<HTMLElement | null>; onPicked: () => void }) {
  const { topology, index, selection, select, visible } = useDashboard();
  const membersOf = useCallback((network: Network) => index.endpointsByNetwork.get(network.id)?.length ?? 0, [index]);
  const [isByRate, setByRate] = useRemembered('rail-by-rate', false);
  const { held, handlers } = useHeld();
  const traffic = useSettledTraffic(isByRate, held);
  const shown = useMemo(() => {
    const inOrder = inReadingOrder(topology.networks, membersOf).filter(({ id }) => visible.networks.has(id));
    const rateOf = ({ id }: Network) => traffic?.networks.get(id)?.txBytesPerSecond ?? -1;
    return isByRate ? inOrder.toSorted((a, b) => rateOf(b) - rateOf(a)) : inOrder;
  }, [topology, membersOf, visible, isByRate, traffic]);
  const list = useRef<HTMLUListElement>(null);
  const range = useDrawnRange(scroller, list, railItemPx, shown.length);
  const [focused, setFocused] = useState<NetworkId | null>(null);
  const focusedAt = shown.findIndex(({ id }) => id === focused);
  const drawn = drawnRows(range, shown.length, focusedAt < 0 ? null : focusedAt).flatMap((at) => {
    const network = shown[at];
    return network ? { network, at } : [];
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const next = event.ctrlKey || event.metaKey || event.altKey ? null : rowAfter(event.key, focusedAt, shown.length);
    if (next === null) return;
    // Arrows walk this list, and not also the graph beside it.
    event.preventDefault();
    event.stopPropagation();
    list.current?.querySelector<HTMLElement>(`[aria-posinset="${next + 1}"] button`)?.focus();
  };
  const onSelect = useCallback(
    (next: Selection) => {
      select(next);
      onPicked();
    },
    [select, onPicked],
  );
  const hidden = topology.networks.length - shown.length;
  return (
    <nav aria-label="Networks">
      <div className="flex items-center justify-between pt-2 pr-2.5 pb-1 pl-4 text-sm text-muted">
        <h2 className="font-semibold">
          Networks <span className="font-normal">{shown.length}</span>
        </h2>
        <IconButton label="Busiest first" bare pressed={isByRate} onClick={() => setByRate(!isByRate)}>
          <ArrowDownWideNarrow className="size-4" aria-hidden />
        </IconButton>
      </div>
      <ul ref={list} {...handlers} onKeyDown={onKeyDown}>
        {drawn.map(({ network, at }, place) => (
          <li key={network.id} aria-setsize={shown.length} aria-posinset={at + 1}>
            <Gap rows={at - (drawn[place - 1]?.at ?? -1) - 1} />
            <RailItem
              network={network}
              members={membersOf(network)}
              current={selection?.kind === 'network' && selection.id === network.id}
              found={visible.found?.networks.has(network.id) ?? false}
              onSelect={onSelect}
              onFocus={setFocused}
            />
          </li>
        ))}
      </ul>
      <Gap rows={shown.length - 1 - (drawn.at(-1)?.at ?? -1)} />
      {hidden > 0 && <p className="px-4 py-3 text-xs text-muted">{counted(hidden, 'network')} hidden by the filter</p>}
    </nav>
  );
}

/** Stands for rows that are out of sight. */
function Gap({ rows }: { rows: number }) {
  return rows > 0 && <div aria-hidden style={{ height: rows * railItemPx }} />;
}
