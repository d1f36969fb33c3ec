import uPlot from 'uplot';
import { tokenColour, type ChartColour } from './chart-colours';
import { stacked } from './stack';

export interface ChartSeries {
  label: string;
  colour: ChartColour;
  /** Per second; null is a gap. */
  values: readonly (number | null)[];
}

export interface PlotOptions {
  series: readonly ChartSeries[];
  /** One on the other, filled. */
  isStacked: boolean;
  height: number;
  format: (value: number) => string;
  /** Where the crosshair stands, on this chart or another; null: nowhere. */
  onCursor: (index: number | null) => void;
  /** A stretch was drawn, in epoch seconds. */
  onRange: (from: number, to: number) => void;
}

/** Charts with one crosshair. */
const sync = 'traffic';
const font = '10px system-ui, sans-serif';
const axisWidth = 56;
/** Half of `00:00:00`, should a time be told at the very end. */
const rightEdge = 24;

/** The one place that knows uPlot. It reads its colours whenever it draws, so that a theme needs a redraw only. */
export function makePlot(box: HTMLElement, at: () => readonly number[], options: PlotOptions): uPlot {
  const token = (name: ChartColour) => tokenColour(box, name);
  const axis = {
    font,
    stroke: () => token('muted'),
    grid: { stroke: () => token('line'), width: 1 },
    ticks: { show: false },
  };
  return new uPlot(
    {
      width: Math.max(1, box.clientWidth),
      height: options.height,
      legend: { show: false },
      padding: [6, rightEdge, 0, 0],
      cursor: {
        sync: { key: sync },
        drag: { x: true, y: false, setScale: false },
        points: { size: 6 },
        y: false,
      },
      scales: { x: { time: true }, y: { range: (_plot, _min, max) => [0, Math.max(max, 5) * 1.08] } },
      axes: [
        { ...axis, size: 22, space: 64, values: (_plot, times) => times.map((time) => timeLabel(time, at())) },
        { ...axis, size: axisWidth, space: 32, values: (_plot, values) => values.map(options.format) },
      ],
      series: [{}, ...options.series.map((one, place) => lineOf(one, token, options.isStacked, place === 0))],
      ...(options.isStacked ? { bands: bandsOf(options.series, token) } : {}),
      hooks: {
        setCursor: [(own) => options.onCursor(own.cursor.idx ?? null)],
        setSelect: [
          (own) => {
            if (own.select.width < 4) return;
            options.onRange(own.posToVal(own.select.left, 'x'), own.posToVal(own.select.left + own.select.width, 'x'));
            own.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
          },
        ],
      },
    },
    dataOf(at(), options),
    box,
  );
}

export function dataOf(at: readonly number[], { series, isStacked }: PlotOptions): uPlot.AlignedData {
  const values = series.map((one) => [...one.values]);
  return [[...at], ...(isStacked ? stacked(values) : values)];
}

function lineOf(
  { label, colour }: ChartSeries,
  token: (name: ChartColour) => string,
  isStacked: boolean,
  isLowest: boolean,
): uPlot.Series {
  return {
    label,
    stroke: () => token(colour),
    width: isStacked ? 1 : 1.5,
    spanGaps: false,
    points: { show: false },
    ...(isStacked && !isLowest ? {} : { fill: () => faint(token(colour), isStacked ? 0.45 : 0.1) }),
  };
}

/** The lowest is filled down to nothing, the others down to the one below. */
function bandsOf(series: readonly ChartSeries[], token: (name: ChartColour) => string): uPlot.Band[] {
  return series.slice(1).map(({ colour }, below) => ({
    series: [below + 2, below + 1],
    fill: () => faint(token(colour), 0.45),
  }));
}

function faint(colour: string, alpha: number): string {
  return `color-mix(in srgb, ${colour} ${alpha * 100}%, transparent)`;
}

const minute = 60;
const day = 86_400;

/** As finely as the stretch needs: seconds within ten minutes, dates beyond two days. */
function timeLabel(time: number, at: readonly number[]): string {
  const length = (at.at(-1) ?? 0) - (at[0] ?? 0);
  const date = new Date(time * 1000);
  if (length > 2 * day) return date.toLocaleDateString(undefined, { day: 'numeric', month: 'short' });
  const seconds = length <= 10 * minute ? ({ second: '2-digit' } as const) : {};
  return date.toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...seconds });
}
