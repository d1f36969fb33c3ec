'use client';
import { ChevronDown } from 'lucide-react';
import { useMemo, useState } from 'react';
import { KindGlyph } from '@/components/ui/kind-glyph';
import { facetsOf, type FacetValue } from '@/lib/client/facets';
import { useRemembered } from '@/lib/client/use-remembered';
import { hasTerm, toggleTerm } from '@/lib/filter/edit-query';
import { networkKind, visibleText } from '@/lib/model';
import { useDashboard } from './dashboard';
import { FacetChip } from './filter-chip';
import { FilterFlags } from './filter-flags';

const titles: Record<FacetValue['field'], string> = { driver: 'Driver', state: 'State', project: 'Project' };

/** What there is, with its counts; pressing one narrows the graph and the tables to it. */
export function FilterFacets() {
  const { topology, filter } = useDashboard();
  const [open, setOpen] = useRemembered('facets-open', isTall());
  const facets = useMemo(() => facetsOf(topology), [topology]);
  const fields = (['driver', 'state', 'project'] as const).filter((field) => facets[field].length > 0);
  return (
    <section aria-label="Facets" className="border-b border-line">
      <h2>
        <button
          type="button"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          className="flex w-full items-center justify-between px-4 py-2.5 text-sm font-semibold text-muted hover:text-text focus-visible:-outline-offset-2"
        >
          <span>
            Show only
            {filter.show !== '' && (
              <span className="ml-1.5 inline-block size-1.5 rounded-full bg-accent align-middle" />
            )}
          </span>
          <ChevronDown className={`size-4 ${open ? '' : '-rotate-90'}`} aria-hidden />
        </button>
      </h2>
      {open && (
        <div className="space-y-2 px-4 pb-3">
          {fields.map((field) => (
            <FacetGroup key={field} title={titles[field]} values={facets[field]} />
          ))}
          <FilterFlags />
        </div>
      )}
    </section>
  );
}

/** On a low screen the networks need the room more. */
function isTall(): boolean {
  return typeof window !== 'undefined' && window.innerHeight >= 840;
}

/** As many as three lines hold; an engine may run hundreds of projects. */
const fewValues = 8;

function FacetGroup({ title, values }: { title: string; values: readonly FacetValue[] }) {
  const { filter, setFilter } = useDashboard();
  const [all, setAll] = useState(false);
  const isOn = ({ field, value }: FacetValue) => hasTerm(filter.show, field, value, 'and');
  const shown = all ? values : values.filter((facet, at) => at < fewValues || isOn(facet));
  return (
    <div role="group" aria-label={title} className="flex flex-wrap gap-1">
      {shown.map((facet) => (
        <FacetChip
          key={facet.value}
          on={isOn(facet)}
          count={facet.count}
          onPress={() => setFilter({ show: toggleTerm(filter.show, facet.field, facet.value, 'and') })}
        >
          {facet.field === 'driver' && (
            <KindGlyph kind={facet.value === 'none' ? 'none' : networkKind({ driver: facet.value })} />
          )}
          <bdi className="truncate">{visibleText(facet.value)}</bdi>
        </FacetChip>
      ))}
      {shown.length < values.length && (
        <button
          type="button"
          onClick={() => setAll(true)}
          className="px-1 text-xs text-muted underline-offset-2 hover:text-text hover:underline"
        >
          {values.length - shown.length} more
        </button>
      )}
    </div>
  );
}
