'use client';
import { TriangleAlert } from 'lucide-react';
import { useCongestion } from '@/lib/client/use-traffic';
import type { EndpointId, NetworkId } from '@/lib/model';

interface CongestedMarkProps {
  ids: readonly (NetworkId | EndpointId)[];
  /** The sign alone, where there is no room for the word: it is in the hint, and read out. */
  terse?: boolean;
}

/** Says that one of them is congested; its panel says why. */
export function CongestedMark({ ids, terse = false }: CongestedMarkProps) {
  if (useCongestion(ids).length === 0) return null;
  return (
    <span
      title={terse ? 'congested' : undefined}
      className="flex shrink-0 items-center gap-1 text-xs font-normal text-warn"
    >
      <TriangleAlert className={terse ? 'size-3.5' : 'size-3'} aria-hidden />
      <span className={terse ? 'sr-only' : ''}>congested</span>
    </span>
  );
}
