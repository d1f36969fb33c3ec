import { parseAsString, useQueryStates } from 'nuqs';
import { useCallback, useMemo } from 'react';
import type { Filter } from '@/lib/filter/filter';
import { writesAddress } from './page-address';

const inAddress = {
  show: parseAsString.withDefault(''),
  hide: parseAsString.withDefault(''),
  find: parseAsString.withDefault(''),
  focus: parseAsString,
};

/** The filter lives in the address: a reload or a shared link shows the same picture. */
export function useFilter(): [Filter, (change: Partial<Filter>) => void] {
  const [{ show, hide, find, focus }, setStates] = useQueryStates(inAddress, {
    history: 'replace',
    clearOnDefault: true,
    // Typing changes it at every key.
    throttleMs: 100,
  });
  const filter = useMemo(() => ({ show, hide, find, focus }), [show, hide, find, focus]);
  const setFilter = useCallback((change: Partial<Filter>) => writesAddress(setStates(change)), [setStates]);
  return [filter, setFilter];
}
