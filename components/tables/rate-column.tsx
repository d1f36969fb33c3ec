import { RateText } from '@/components/ui/rate';
import { useStore } from '@/lib/client/store';
import { trafficTick } from '@/lib/client/traffic-store';
import type { Traffic } from '@/lib/client/use-settled-traffic';
import type { Column } from './column';

/** Bytes per second; null is unknown, never zero. */
type RateOf<T> = (row: T, traffic: Traffic) => number | null;

/** A column of rates: a tick renders the figures and nothing above them. */
export function rateColumn<T>(
  common: Pick<Column<T>, 'id' | 'title' | 'from'>,
  colour: string,
  rateOf: RateOf<T>,
): Column<T> {
  return {
    ...common,
    width: 104,
    align: 'right',
    live: true,
    csvTitle: `${common.title}, bytes per second`,
    cell: (row) => <Rate row={row} rateOf={rateOf} colour={colour} />,
    keyOf: rateOf,
    textOf: (row, traffic) => {
      const rate = rateOf(row, traffic);
      return rate === null ? '' : String(Math.round(rate));
    },
  };
}

function Rate<T>({ row, rateOf, colour }: { row: T; rateOf: RateOf<T>; colour: string }) {
  return <RateText value={useStore(trafficTick, (tick) => rateOf(row, tick))} colour={colour} />;
}

/** What is known of several, summed; null where nothing is. */
export function sumKnown(rates: readonly (number | null | undefined)[]): number | null {
  const known = rates.filter((rate) => rate !== null && rate !== undefined);
  return known.length === 0 ? null : known.reduce((sum, rate) => sum + rate, 0);
}
