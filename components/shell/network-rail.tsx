'use client';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { counted } from '@/lib/client/palette-entries';
import { useRail } from '@/lib/client/use-rail';
import type { Selection } from '@/lib/client/use-selection';
import { inReadingOrder } from '@/lib/graph/network-order';
import type { Network } from '@/lib/model';
import { useDashboard } from './dashboard';
import { FilterFacets } from './filter-facets';
import { RailItem } from './rail-item';

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
        <NetworkList onPicked={rail.dismiss} />
      </div>
    </>
  );
}

function NetworkList({ onPicked }: { onPicked: () => void }) {
  const { topology, index, selection, select, visible } = useDashboard();
  const membersOf = useCallback((network: Network) => index.endpointsByNetwork.get(network.id)?.length ?? 0, [index]);
  const shown = useMemo(
    () => inReadingOrder(topology.networks, membersOf).filter(({ id }) => visible.networks.has(id)),
    [topology, membersOf, visible],
  );
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
      <h2 className="flex justify-between px-4 pt-3.5 pb-2 text-sm font-semibold text-muted">
        Networks <span className="font-normal">{shown.length}</span>
      </h2>
      <ul>
        {shown.map((network) => (
          <li key={network.id}>
            <RailItem
              network={network}
              members={membersOf(network)}
              current={selection?.kind === 'network' && selection.id === network.id}
              found={visible.found?.networks.has(network.id) ?? false}
              onSelect={onSelect}
            />
          </li>
        ))}
      </ul>
      {hidden > 0 && <p className="px-4 py-3 text-xs text-muted">{counted(hidden, 'network')} hidden by the filter</p>}
    </nav>
  );
}
