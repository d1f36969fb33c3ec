import { Sparkline } from '@/components/ui/sparkline';
import { RateText } from '@/components/ui/rate';
import { useStore } from '@/lib/client/store';
import { trafficTick } from '@/lib/client/traffic-store';
import { useLastMinute } from '@/lib/client/use-traffic';
import type { EndpointId, NetworkId } from '@/lib/model';
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
    ...byRate(rateOf),
    width: 120,
    csvTitle: `${common.title}, bytes per second`,
    cell: (row) => <Rate row={row} rateOf={rateOf} colour={colour} />,
  };
}

/** Sorted by the rate now, and copied as it. */
function byRate<T>(rateOf: RateOf<T>): Pick<Column<T>, 'align' | 'live' | 'keyOf' | 'textOf'> {
  return {
    align: 'right',
    live: true,
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

/** The last minute as a line; sorted by the rate now. */
export function minuteColumn<T>(
  common: Pick<Column<T>, 'id' | 'title' | 'from'>,
  idsOf: (row: T) => readonly (NetworkId | EndpointId)[],
  rateOf: RateOf<T>,
): Column<T> {
  return {
    ...common,
    ...byRate(rateOf),
    width: 120,
    csvTitle: `${common.title}, bytes per second now`,
    cell: (row) => <Minute ids={idsOf(row)} />,
  };
}

function Minute({ ids }: { ids: readonly (NetworkId | EndpointId)[] }) {
  const values = useLastMinute(ids);
  const moving = values.some((value) => value !== null && value >= 0.5);
  return moving ? <Sparkline values={values} className="ml-auto text-accent" /> : null;
}

/** What is known of several, summed; null where nothing is. */
export function sumKnown(rates: readonly (number | null | undefined)[]): number | null {
  const known = rates.filter((rate) => rate !== null && rate !== undefined);
  return known.length === 0 ? null : known.reduce((sum, rate) => sum + rate, 0);
}
