'use client';
import { useTheme } from 'next-themes';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import type uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { dataOf, makePlot, type ChartSeries, type PlotOptions } from './plot';

interface ChartProps {
  title: string;
  /** Epoch seconds, one for each value. */
  at: readonly number[];
  series: readonly ChartSeries[];
  isStacked?: boolean;
  height?: number;
  format: (value: number) => string;
  onRange: (from: number, to: number) => void;
}

/** One chart, with what it says at the crosshair beside its title. The crosshair is walked with the arrows, too. */
export function Chart({ title, at, series, isStacked = false, height = 104, format, onRange }: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const [cursor, setCursor] = useState<number | null>(null);
  const { resolvedTheme } = useTheme();
  const labels = series.map(({ label }) => label).join('\n');
  const readout = useId();
  const options = useRef<PlotOptions | null>(null);
  const times = useRef(at);
  useEffect(() => {
    times.current = at;
    options.current = { series, isStacked, height, format, onCursor: setCursor, onRange };
    plot.current?.setData(dataOf(at, options.current));
  }, [at, series, isStacked, height, format, onRange]);
  useEffect(() => {
    const element = box.current;
    const given = options.current;
    if (!element || !given) return;
    const made = makePlot(element, () => times.current, {
      ...given,
      onRange: (from, to) => options.current?.onRange(from, to),
    });
    plot.current = made;
    const resized = new ResizeObserver(() => made.setSize({ width: element.clientWidth, height: given.height }));
    resized.observe(element);
    return () => {
      resized.disconnect();
      made.destroy();
      plot.current = null;
    };
    // Made anew when other lines are drawn, or the same in another way; new values only move it.
  }, [labels, isStacked, height]);
  useEffect(() => plot.current?.redraw(false), [resolvedTheme]);

  const walk = (event: KeyboardEvent) => {
    const to = stepOf(event.key, cursor, at.length);
    const made = plot.current;
    if (to === null || !made) return;
    event.preventDefault();
    event.stopPropagation();
    made.setCursor({ left: made.valToPos(at[to] ?? 0, 'x'), top: 0 });
  };
  return (
    <figure className="mb-4 last:mb-0">
      <figcaption className="mb-1 flex flex-wrap items-baseline gap-x-3 gap-y-0.5 text-xs">
        <span className="text-muted">{title}</span>
        <span id={readout} className="flex min-w-0 flex-wrap gap-x-3 gap-y-0.5">
          {series.map(({ label, colour, values }) => (
            <span key={label} className="inline-flex max-w-full items-baseline gap-1 whitespace-nowrap">
              <span
                className="inline-block size-2 shrink-0 self-center rounded-xs"
                style={{ backgroundColor: `var(--${colour})` }}
                aria-hidden
              />
              <bdi className="truncate">{label}</bdi>{' '}
              <ValueAt value={cursor === null ? null : values[cursor]} shown={cursor !== null} format={format} />
            </span>
          ))}
        </span>
      </figcaption>
      <div
        ref={box}
        role="img"
        tabIndex={0}
        aria-label={`${title}: ${series.map(({ label }) => label).join(', ')}. Arrow keys walk through time.`}
        aria-describedby={readout}
        onKeyDown={walk}
        onBlur={() => plot.current?.setCursor({ left: -10, top: -10 })}
        className="w-full rounded-sm"
      />
    </figure>
  );
}

function ValueAt({
  value,
  shown,
  format,
}: {
  value: number | null | undefined;
  shown: boolean;
  format: (value: number) => string;
}) {
  if (!shown) return null;
  return <span className="font-semibold">{value === null || value === undefined ? 'unknown' : format(value)}</span>;
}

function stepOf(key: string, cursor: number | null, length: number): number | null {
  const last = length - 1;
  const from = cursor ?? last;
  switch (key) {
    case 'ArrowLeft':
      return Math.max(0, from - 1);
    case 'ArrowRight':
      return Math.min(last, from + 1);
    case 'PageUp':
      return Math.max(0, from - 10);
    case 'PageDown':
      return Math.min(last, from + 10);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}
