'use client';
import { TriangleAlert } from 'lucide-react';
import { useCongestion } from '@/lib/client/use-traffic';
import { visibleText, type CongestionReason, type EndpointId, type NetworkId } from '@/lib/model';
import { Age } from './moment';

const titles: Record<CongestionReason, string> = {
  drops: 'Packets are dropped',
  errors: 'Packets are damaged',
  ceiling: 'Near the most it ever carried',
  link: 'Near the speed of its link',
};

/** What shows congestion, and what helps; nothing where there is none. */
export function CongestionNotes({ id }: { id: NetworkId | EndpointId }) {
  const flags = useCongestion([id]);
  if (flags.length === 0) return null;
  return (
    <ul aria-label="Congestion" className="mb-3.5 space-y-2">
      {flags.map(({ reason, since, evidence, advice }) => (
        <li key={reason} className="rounded-md border border-warn/50 bg-warn/10 px-3 py-2 text-sm text-pretty">
          <p className="flex items-center gap-1.5 font-semibold">
            <TriangleAlert className="size-4 shrink-0 text-warn" aria-hidden /> {titles[reason]}
          </p>
          <p className="mt-1">{visibleText(evidence)}.</p>
          <p className="mt-1 text-xs text-muted">
            {visibleText(advice)} Since <Age at={since} />.
          </p>
        </li>
      ))}
    </ul>
  );
}
