import type { TrafficColumns, TrafficPart, TrafficSeries } from '@/lib/model';
import { othersColour, partColours } from './chart-colours';
import type { ChartSeries } from './plot';

type Values = readonly (number | null)[];

const isAnything = (values: Values) => values.some((value) => value !== null && value > 0);
export const isKnown = (values: Values) => values.some((value) => value !== null);

/** A network’s words are not a container’s: what is sent by its endpoints goes into it. */
export function directionsOf(isNetwork: boolean): { received: string; sent: string } {
  return isNetwork ? { received: 'delivered', sent: 'sent into it' } : { received: 'received', sent: 'sent' };
}

export function byteSeries(columns: TrafficColumns, isNetwork: boolean): ChartSeries[] {
  const { received, sent } = directionsOf(isNetwork);
  return [
    { label: received, colour: 'received', values: columns.rxBytesPerSecond },
    { label: sent, colour: 'sent', values: columns.txBytesPerSecond },
  ];
}

export function packetSeries(columns: TrafficColumns, isNetwork: boolean): ChartSeries[] {
  const { received, sent } = directionsOf(isNetwork);
  return [
    { label: received, colour: 'received', values: columns.rxPacketsPerSecond },
    { label: sent, colour: 'sent', values: columns.txPacketsPerSecond },
  ];
}

/** Those that were not nothing all the time: most often there is none. */
export function troubleSeries({ rxErrors, txErrors, rxDropped, txDropped }: TrafficColumns): ChartSeries[] {
  const all: ChartSeries[] = [
    { label: 'received, dropped', colour: 'received', values: rxDropped },
    { label: 'sent, dropped', colour: 'sent', values: txDropped },
    { label: 'received with errors', colour: 'bad', values: rxErrors },
    { label: 'sent with errors', colour: 'warn', values: txErrors },
  ];
  return all.filter(({ values }) => isAnything(values));
}

/** null where it is not known, as of networks that have no bridge. */
export function splitSeries({ northSouth, eastWest }: TrafficColumns): ChartSeries[] | null {
  if (!isKnown(northSouth)) return null;
  return [
    { label: 'east-west', colour: 'accent', values: eastWest },
    { label: 'north-south', colour: 'kind-macvlan', values: northSouth },
  ];
}

/** What each endpoint sent, the largest first, and all the others together. */
export function partSeries({ parts, moreParts, txBytesPerSecond }: TrafficSeries): ChartSeries[] {
  const shown = parts.slice(0, partColours.length);
  const named = shown.map((part, place) => ({
    label: part.containerId === null ? `${part.name} (gone)` : part.name,
    colour: partColours[place] ?? othersColour,
    values: part.txBytesPerSecond,
  }));
  const rest = parts.length - shown.length + moreParts;
  if (rest === 0) return named;
  const label = rest === 1 ? '1 other' : `${rest} others`;
  return [...named, { label, colour: othersColour, values: minus(txBytesPerSecond, shown) }];
}

function minus(whole: Values, parts: readonly TrafficPart[]): Values {
  return whole.map((value, at) => {
    if (value === null) return null;
    const taken = parts.reduce((sum, part) => sum + (part.txBytesPerSecond[at] ?? 0), 0);
    return Math.max(0, value - taken);
  });
}
