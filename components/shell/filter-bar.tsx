'use client';
import { Crosshair, EyeOff } from 'lucide-react';
import { useId } from 'react';
import { filterCalled } from '@/lib/client/shell-state';
import { useStore } from '@/lib/client/store';
import { useFound } from './use-found';
import type { QueryProblem } from '@/lib/filter/filter';
import { useDashboard } from './dashboard';
import { FilterChips } from './filter-chips';
import { FilterCounts } from './filter-counts';
import { FilterFound } from './filter-found';
import { FilterHelpButton } from './filter-help-button';
import { FilterInput } from './filter-input';

const icon = 'size-4 shrink-0';

/**
 * Find and hide, what is narrowed to, and what that leaves. Simply there on a wide screen; on a phone the fields are
 * called for, and what is hidden is said in any case.
 */
export function FilterBar() {
  const { filter, setFilter, visible } = useDashboard();
  const called = useStore(filterCalled, (value) => value);
  const found = useFound();
  const id = useId();
  const problemOf = (field: QueryProblem['field']) =>
    visible.problems.some((problem) => problem.field === field) ? `${id}-${field}` : undefined;
  const idle = !visible.narrowed && visible.found === null && visible.problems.length === 0;
  return (
    <section
      aria-label="Filter"
      className={`shrink-0 border-b border-line bg-panel px-3 sm:px-4 ${idle && !called ? 'max-md:hidden' : ''}`}
    >
      <div className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-2 py-1.5 md:flex-nowrap">
        <div
          className={`flex min-w-0 gap-2 max-md:w-full md:flex-1 md:max-w-120 md:min-w-80 ${called ? '' : 'max-md:hidden'}`}
        >
          <FilterInput
            label="Find"
            placeholder="Find…"
            icon={<Crosshair className={icon} aria-hidden />}
            value={filter.find}
            problemId={problemOf('find')}
            onChange={(find) => setFilter({ find })}
            onEnter={found.next}
          />
          <FilterInput
            label="Hide"
            placeholder="Hide…"
            icon={<EyeOff className={icon} aria-hidden />}
            value={filter.hide}
            problemId={problemOf('hide')}
            onChange={(hide) => setFilter({ hide })}
          />
          <FilterHelpButton />
        </div>
        <div className={called ? 'contents' : 'contents max-md:hidden'}>
          <FilterFound {...found} />
          <FilterChips />
        </div>
        <FilterCounts />
      </div>
      {visible.problems.map(({ field, message }) => (
        <p key={`${field} ${message}`} id={`${id}-${field}`} role="status" className="pb-2 text-sm text-warn">
          {message}
        </p>
      ))}
    </section>
  );
}
