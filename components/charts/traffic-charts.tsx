'use client';
import { useMemo } from 'react';
import { formatBytes, formatCount, formatRate, rateText } from '@/lib/client/format';
import { stretch } from '@/lib/client/time-range';
import { useTimeRange } from '@/lib/client/use-time-range';
import type { Subject } from '@/lib/client/traffic-series';
import { useTrafficSeries } from '@/lib/client/use-traffic-series';
import { visibleText, type TrafficSeries } from '@/lib/model';
import { Chart } from './chart';
import { byteSeries, directionsOf, isKnown, packetSeries, partSeries, splitSeries, troubleSeries } from './chart-set';
import { RangeBar } from './range-bar';
import { summaryOf } from './summary';

/** What a network, an endpoint, a container or the engine carried: charts with one time and one crosshair. */
export default function TrafficCharts({ scope, id }: Pick<Subject, 'scope' | 'id'>) {
  const [range, setRange] = useTimeRange();
  const { series, error } = useTrafficSeries({ scope, id, byEndpoint: scope === 'network' }, range);
  return (
    <>
      <RangeBar range={range} onRange={setRange} />
      {error && !series && <p className="text-sm text-pretty text-muted">{error.message}</p>}
      {!series && !error && <p className="text-sm text-muted">Reading…</p>}
      {series && <Charts series={series} onRange={(from, to) => setRange(stretch(from, to))} />}
    </>
  );
}

interface ChartsProps {
  series: TrafficSeries;
  onRange: (from: number, to: number) => void;
}

function Charts({ series, onRange }: ChartsProps) {
  const at = useMemo(() => series.at.map((time) => Date.parse(time) / 1000), [series.at]);
  const isNetwork = series.scope === 'network' || series.scope === 'engine';
  const split = splitSeries(series);
  const parts = partSeries(series);
  const troubles = troubleSeries(series);
  const common = { at, onRange };
  return (
    <>
      <Chart {...common} title="Bytes" series={byteSeries(series, isNetwork)} format={formatRate} />
      <Totals series={series} isNetwork={isNetwork} />
      {parts.length > 0 && (
        <Chart {...common} title="Sent by" series={visible(parts)} isStacked height={120} format={formatRate} />
      )}
      {split && <Chart {...common} title="Within and out" series={split} isStacked format={formatRate} />}
      <Chart {...common} title="Packets" series={packetSeries(series, isNetwork)} height={80} format={formatCount} />
      {troubles.length > 0 ? (
        <Chart {...common} title="Trouble" series={troubles} height={80} format={formatCount} />
      ) : (
        <p className="text-xs text-muted">{noTrouble(series)}</p>
      )}
      {series.notRecorded !== null && (
        <p className="mt-2 text-xs text-pretty text-warn">{visibleText(series.notRecorded)}</p>
      )}
      <p className="mt-2 text-xs text-muted">Averages over {series.step} s. Draw on a chart to look closer.</p>
    </>
  );
}

/** The same in figures, for who reads tables. */
function Totals({ series, isNetwork }: { series: TrafficSeries; isNetwork: boolean }) {
  const words = directionsOf(isNetwork);
  const rows = [
    { name: words.received, ...summaryOf(series.rxBytesPerSecond, series.max.rxBytesPerSecond, series.step) },
    { name: words.sent, ...summaryOf(series.txBytesPerSecond, series.max.txBytesPerSecond, series.step) },
  ];
  return (
    <table className="mb-4 w-full text-xs">
      <thead className="text-muted">
        <tr>
          <th className="pb-1 text-left font-normal">in this time</th>
          <th className="pb-1 text-right font-normal">average</th>
          <th className="pb-1 text-right font-normal">highest</th>
          <th className="pb-1 text-right font-normal">total</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, average, highest, total }) => (
          <tr key={name}>
            <th className="py-0.5 text-left font-normal">{name}</th>
            <td className="py-0.5 text-right">{rateText(average)}</td>
            <td className="py-0.5 text-right">{rateText(highest)}</td>
            <td className="py-0.5 text-right">{total === null ? '–' : formatBytes(total)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function visible<T extends { label: string }>(series: readonly T[]): T[] {
  return series.map((one) => ({ ...one, label: visibleText(one.label) }));
}

function noTrouble({ rxErrors, rxDropped }: TrafficSeries): string {
  return isKnown(rxErrors) || isKnown(rxDropped)
    ? 'No errors and no drops in this time.'
    : 'Errors and drops are not known for this time.';
}
