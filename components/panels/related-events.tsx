'use client';
import { useState } from 'react';
import { useDashboard } from '@/components/shell/dashboard';
import { Section } from '@/components/ui/property-list';
import { useEvents } from '@/lib/client/use-events';
import type { ContainerId, Happening, NetworkId } from '@/lib/model';
import { happeningText, type Seen } from './explain/happening-text';
import { Age } from './moment';

const shownAtFirst = 8;

interface RelatedEventsProps {
  of: { networkId?: NetworkId; containerId?: ContainerId };
  seen: Seen;
  /** Further choice among them. */
  keep?: (happening: Happening) => boolean;
}

/** What happened to the thing whose panel it is, newest first. */
export function RelatedEvents({ of, seen, keep = () => true }: RelatedEventsProps) {
  const { topology } = useDashboard();
  const events = useEvents(of, topology.revision)?.filter(keep);
  const [whole, setWhole] = useState(false);
  const shown = whole ? events : events?.slice(0, shownAtFirst);
  return (
    <Section title="Events" aside={events === undefined || events.length === 0 ? undefined : events.length}>
      {events === undefined && <p className="text-muted">Reading…</p>}
      {events?.length === 0 && <p className="text-muted">Nothing happened since Netloom started.</p>}
      <ol className="space-y-1">
        {shown?.map((happening) => (
          <li key={keyOf(happening)} className="flex items-baseline justify-between gap-3">
            <span className="min-w-0 wrap-anywhere">{happeningText(happening, seen)}</span>
            <span className="shrink-0 text-xs text-muted">
              <Age at={happening.at} />
            </span>
          </li>
        ))}
      </ol>
      {events !== undefined && shown !== undefined && shown.length < events.length && (
        <button
          type="button"
          onClick={() => setWhole(true)}
          className="mt-2 rounded text-sm text-accent hover:underline"
        >
          Show all {events.length}
        </button>
      )}
    </Section>
  );
}

function keyOf({ at, kind, networkId, containerId, detail }: Happening): string {
  return [at, kind, networkId, containerId, detail].join(' ');
}
