import { networkTrafficFields } from '@/lib/model';
import type { NetworkTrafficField } from '@/lib/model';
import type { History } from './history';
import type { Range } from './range';
import type { SeriesKey } from './series-key';

/** One field of one series, a value for each step of the range; null is a gap. */
export interface Column {
  average: (number | null)[];
  maximum: (number | null)[];
}

/** How many steps a range has. */
export function stepsIn({ from, to, step }: Range): number {
  return Math.ceil((to - from) / step);
}

/** Slots of the tier, put together into those of the step; of the fields that are asked for. */
export function readColumns<F extends NetworkTrafficField>(
  history: Pick<History, 'read'>,
  key: SeriesKey,
  range: Range,
  names: readonly F[],
): Record<F, Column> {
  const length = stepsIn(range);
  const fields = names.map((name) => networkTrafficFields.indexOf(name));
  const sums = new Float64Array(names.length * length);
  const known = new Float64Array(names.length * length);
  const highest = new Float64Array(names.length * length);
  let second = range.from;
  for (const values of history.read(key, range.tier, range.from, range.to, fields)) {
    const step = Math.floor((second - range.from) / range.step);
    second += range.tier.step;
    for (const [place, { average, maximum }] of values.entries()) {
      if (average === null) continue;
      const at = place * length + step;
      sums[at] = (sums[at] ?? 0) + average;
      known[at] = (known[at] ?? 0) + 1;
      highest[at] = Math.max(highest[at] ?? 0, maximum ?? average);
    }
  }
  const steps = Array.from({ length }, (_, step) => step);
  const columnAt = (place: number): Column => {
    const at = (step: number) => place * length + step;
    const isKnown = (step: number) => (known[at(step)] ?? 0) > 0;
    return {
      average: steps.map((step) => (isKnown(step) ? (sums[at(step)] ?? 0) / (known[at(step)] ?? 1) : null)),
      maximum: steps.map((step) => (isKnown(step) ? (highest[at(step)] ?? 0) : null)),
    };
  };
  return Object.fromEntries(names.map((name, place) => [name, columnAt(place)])) as Record<F, Column>;
}
