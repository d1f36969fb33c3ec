'use client';
import { useMemo } from 'react';
import { useActivity } from '@/lib/client/use-activity';
import { hasTerm, toggleTerm } from '@/lib/filter/edit-query';
import { noFilter } from '@/lib/filter/filter';
import { flags, type FlagName } from '@/lib/filter/flags';
import { visibleOf } from '@/lib/filter/visible-of';
import { useDashboard } from './dashboard';
import { FacetChip } from './filter-chip';

/** Of all that `is:` knows, what is worth a press. */
const offered = [
  { flag: 'idle', word: 'idle' },
  { flag: 'congested', word: 'congested' },
  { flag: 'internal', word: 'internal' },
  { flag: 'multihomed', word: 'multi-homed' },
  { flag: 'isolated', word: 'isolated' },
] as const satisfies { flag: FlagName; word: string }[];

export function FilterFlags() {
  const { topology, filter, setFilter } = useDashboard();
  const activity = useActivity();
  // Counted by the filter itself, so that the figure is what pressing gives.
  const counts = useMemo(
    () =>
      offered.map(({ flag }) => {
        const { found } = visibleOf(topology, { ...noFilter, find: `is:${flag}` }, activity);
        return found === null ? undefined : found.networks.size + found.containers.size;
      }),
    [topology, activity],
  );
  return (
    <div role="group" aria-label="Kind" className="flex flex-wrap gap-1">
      {offered.map(({ flag, word }, at) => (
        <FacetChip
          key={flag}
          title={flags[flag].explanation}
          on={hasTerm(filter.show, 'is', flag, 'and')}
          count={counts[at]}
          onPress={() => setFilter({ show: toggleTerm(filter.show, 'is', flag, 'and') })}
        >
          {word}
        </FacetChip>
      ))}
    </div>
  );
}
