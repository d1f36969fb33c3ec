import { parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import useSWR from 'swr';
import { actionDetailSchema, actionKindSchema, actionOutcomeSchema, actionsSchema } from '@/lib/model';
import type { ActionDetail, ActionId, ActionList } from '@/lib/model';
import { callApi } from './api';
import { writesAddress } from './page-address';
import { actionsKey } from './undo';
import { useReadAgain } from './use-read-again';

const inAddress = {
  kind: parseAsStringLiteral(actionKindSchema.options),
  outcome: parseAsStringLiteral(actionOutcomeSchema.options),
  said: parseAsString.withDefault(''),
  before: parseAsInteger,
};

/** Which changes are looked for; lives in the address. `before`: the page begins below this number. */
export function useChangeQuery() {
  const [query, setStates] = useQueryStates(inAddress, { history: 'replace', clearOnDefault: true, throttleMs: 200 });
  /** Another question begins at its first page. */
  const ask = (change: Partial<typeof query>) => writesAddress(setStates({ before: null, ...change }));
  return [query, ask] as const;
}

export type ChangeQuery = ReturnType<typeof useChangeQuery>[0];

/** A page of changes, read anew with every `revision` of the topology: no change goes without one. */
export function useChanges({ kind, outcome, said, before }: ChangeQuery, revision: number) {
  const query = new URLSearchParams({
    ...(kind ? { kind } : { about: 'changes' }),
    ...(outcome && { outcome }),
    ...(said.trim() !== '' && { text: said.trim().slice(0, 200) }),
    ...(before && { before: String(before) }),
  });
  const path = `${actionsKey}?${query.toString()}`;
  const { data, error, mutate } = useSWR<ActionList, Error>(path, () => callApi('GET', path, actionsSchema), {
    keepPreviousData: true,
  });
  useReadAgain(revision, mutate);
  return { data, error };
}

/** All that is on record of one. */
export function useChange(id: ActionId) {
  const path = `${actionsKey}/${id}`;
  return useSWR<ActionDetail, Error>(path, () => callApi('GET', path, actionDetailSchema));
}
