'use client';
import { happeningText } from '@/components/panels/explain/happening-text';
import { rateText } from '@/lib/client/format';
import { localHour } from '@/lib/client/local-time';
import { useEvents } from '@/lib/client/use-events';
import { useTotalHistory } from '@/lib/client/use-traffic';
import type { Happening } from '@/lib/model';
import { useDashboard } from './dashboard';
import { TopTalkers } from './top-talkers';

const seconds = 900;
const height = 40;

const everything = {};

/** What all networks carried in the last quarter of an hour, and what happened meanwhile. */
export function TrafficStrip() {
  const { topology } = useDashboard();
  const points = useTotalHistory(topology.engines[0]?.id);
  const events = useEvents(everything, topology.revision) ?? [];
  const known = points.flatMap((point) => point.bytesPerSecond ?? []);
  const highest = known.length > 0 ? Math.max(...known) : null;
  const top = Math.max(1, highest ?? 0);
  const last = points.at(-1);
  const segments = segmentsOf(points.map((point) => point.bytesPerSecond));
  const offset = seconds - points.length;
  const y = (value: number) => (height - 2 - (value / top) * (height - 4)).toFixed(1);
  return (
    <section
      aria-label="Total traffic"
      className="shrink-0 border-t border-line bg-panel px-4 pt-2 pb-2.5 max-md:hidden"
    >
      <p className="flex justify-between gap-6 text-sm text-muted">
        <span className="shrink-0 whitespace-nowrap">
          All networks, last 15 min ·{' '}
          <strong className="font-semibold text-text">{rateText(last?.bytesPerSecond)}</strong>
        </span>
        <TopTalkers />
        <span className="flex min-w-0 shrink-20 gap-4">
          <span className="min-w-0 truncate" role="status" aria-label="Latest event">
            {events[0] && <LatestEvent happening={events[0]} />}
          </span>
          <span className="whitespace-nowrap max-lg:hidden">highest {rateText(highest)}</span>
        </span>
      </p>
      <svg
        viewBox={`0 0 ${seconds} ${height}`}
        preserveAspectRatio="none"
        className="mt-1 h-10 w-full text-accent"
        aria-hidden
      >
        {ticksOf(events, last?.at).map((x) => (
          <path
            key={x}
            d={`M${x} 0v7`}
            className="text-warn"
            stroke="currentColor"
            strokeWidth="2"
            vectorEffect="non-scaling-stroke"
          />
        ))}
        {segments.map(({ start, values }) => {
          const line = values.map((value, index) => `${offset + start + index} ${y(value)}`).join('L');
          return (
            <g key={start}>
              <path
                d={`M${offset + start} ${height}L${line}L${offset + start + values.length - 1} ${height}z`}
                fill="currentColor"
                opacity=".16"
              />
              <path
                d={`M${line}`}
                fill="none"
                stroke="currentColor"
                strokeWidth="1.5"
                vectorEffect="non-scaling-stroke"
              />
            </g>
          );
        })}
      </svg>
    </section>
  );
}

function LatestEvent({ happening }: { happening: Happening }) {
  const time = localHour(happening.at);
  return (
    <>
      <span className="text-muted">{time}</span> · <bdi>{happeningText(happening, 'from outside')}</bdi>
    </>
  );
}

/** Where on the strip events lie, one to a second; none before the first second that is drawn at all. */
function ticksOf(events: readonly Happening[], until: number | undefined): number[] {
  if (until === undefined) return [];
  const places = events.map(({ at }) => seconds - 1 - Math.round((until - Date.parse(at)) / 1000));
  return [...new Set(places)].filter((x) => x >= 0 && x < seconds);
}

/** Runs of known values, so that what is unknown is left open. */
export function segmentsOf(values: readonly (number | null)[]): { start: number; values: number[] }[] {
  const segments: { start: number; values: number[] }[] = [];
  values.forEach((value, index) => {
    if (value === null) return;
    const open = segments.at(-1);
    if (open && open.start + open.values.length === index) open.values.push(value);
    else segments.push({ start: index, values: [value] });
  });
  return segments;
}
