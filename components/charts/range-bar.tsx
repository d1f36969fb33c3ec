'use client';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { IconButton } from '@/components/ui/icon-button';
import { localTime } from '@/lib/client/local-time';
import { serverNow } from '@/lib/client/server-clock';
import { endsOf, shifted, spans, type TimeRange } from '@/lib/client/time-range';

interface RangeBarProps {
  range: TimeRange;
  onRange: (next: TimeRange) => void;
}

/** Which time the charts show: a span up to now, or a stretch that was drawn on one of them. */
export function RangeBar({ range, onRange }: RangeBarProps) {
  const shift = (direction: -1 | 1) => onRange(shifted(range, direction, serverNow() / 1000));
  return (
    <div className="mb-3">
      <div role="group" aria-label="Time shown" className="flex items-center gap-1">
        <div className="flex flex-1 overflow-hidden rounded-md border border-line">
          {spans.map(({ seconds, title }) => (
            <button
              key={seconds}
              type="button"
              aria-pressed={range.kind === 'last' && range.seconds === seconds}
              onClick={() => onRange({ kind: 'last', seconds })}
              className="h-7 flex-1 border-l border-line text-sm text-muted first:border-l-0 hover:text-text focus-visible:-outline-offset-2 aria-pressed:bg-raised aria-pressed:font-semibold aria-pressed:text-text"
            >
              {title}
            </button>
          ))}
        </div>
        <IconButton label="Earlier" onClick={() => shift(-1)}>
          <ChevronLeft className="size-4" aria-hidden />
        </IconButton>
        <IconButton label="Later" disabled={range.kind === 'last'} onClick={() => shift(1)}>
          <ChevronRight className="size-4" aria-hidden />
        </IconButton>
      </div>
      {range.kind === 'fixed' && (
        <Stretch range={range} onLive={() => onRange({ kind: 'last', seconds: nearest(range) })} />
      )}
    </div>
  );
}

function Stretch({ range, onLive }: { range: TimeRange; onLive: () => void }) {
  const { from, to } = endsOf(range, 0);
  return (
    <p className="mt-1.5 flex items-baseline justify-between gap-2 text-xs text-muted" role="status">
      <span>
        {momentText(from)} – {momentText(to)}
      </span>
      <button type="button" onClick={onLive} className="rounded text-accent hover:underline">
        Back to now
      </button>
    </p>
  );
}

/** The shortest span that is as long as the stretch. */
function nearest(range: TimeRange): number {
  const { from, to } = endsOf(range, 0);
  return (spans.find(({ seconds }) => seconds >= to - from) ?? spans[spans.length - 1])?.seconds ?? 300;
}

function momentText(seconds: number): string {
  return localTime(seconds * 1000, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
}
