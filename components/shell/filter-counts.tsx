'use client';
import { counted } from '@/lib/model/counted';
import { noFilter } from '@/lib/filter/filter';
import { useDashboard } from './dashboard';

/** Says what is hidden; where nothing is, how much there is. */
export function FilterCounts() {
  const { topology, filter, setFilter, visible } = useDashboard();
  const { networks, containers } = topology;
  const text = visible.narrowed
    ? `${visible.containers.size} of ${counted(containers.length, 'container')}, ${visible.networks.size} of ${counted(networks.length, 'network')}`
    : `${counted(containers.length, 'container')}, ${counted(networks.length, 'network')}`;
  const says = filter.show !== '' || filter.hide !== '' || filter.find !== '' || filter.focus !== null;
  return (
    <div className="ml-auto flex shrink-0 items-center gap-2 text-sm text-muted">
      <p role="status" className={visible.narrowed ? 'text-text' : ''}>
        {visible.narrowed && <span className="max-xl:sr-only">Showing </span>}
        {text}
      </p>
      {says && (
        <button
          type="button"
          onClick={() => setFilter(noFilter)}
          className="rounded px-1 text-accent underline-offset-2 hover:underline"
        >
          Clear
        </button>
      )}
    </div>
  );
}
