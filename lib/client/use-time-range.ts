import { parseAsString, useQueryState } from 'nuqs';
import { useCallback, useMemo } from 'react';
import { writesAddress } from './page-address';
import { parseRange, rangeText, type TimeRange } from './time-range';

/** What all charts show, in the address: a link shows the same time. */
export function useTimeRange(): [TimeRange, (next: TimeRange) => void] {
  const [text, setText] = useQueryState('time', parseAsString);
  const range = useMemo(() => parseRange(text), [text]);
  const setRange = useCallback(
    (next: TimeRange) => writesAddress(setText(rangeText(next), { history: 'replace' })),
    [setText],
  );
  return [range, setRange];
}
