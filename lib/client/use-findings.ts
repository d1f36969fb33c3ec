import { parseAsStringLiteral, useQueryStates } from 'nuqs';
import useSWR from 'swr';
import { findingRules, findingsSchema, type Findings, type JudgedFinding } from '@/lib/model/finding';
import { callApi } from './api';
import { findingsKey } from './judge-finding';
import { writesAddress } from './page-address';
import { useReadAgain } from './use-read-again';

const inAddress = {
  rule: parseAsStringLiteral(findingRules),
  findings: parseAsStringLiteral(['accepted', 'all']),
};

/** Which findings are looked for; lives in the address. Without a word those that nobody has accepted. */
export function useFindingQuery() {
  const [query, setStates] = useQueryStates(inAddress, { history: 'replace', clearOnDefault: true, throttleMs: 200 });
  const ask = (change: Partial<typeof query>) => writesAddress(setStates(change));
  return [query, ask] as const;
}

export type FindingQuery = ReturnType<typeof useFindingQuery>[0];

export function passes({ rule, findings }: FindingQuery, finding: JudgedFinding): boolean {
  if (rule !== null && finding.rule !== rule) return false;
  return findings === 'all' || (finding.acceptance !== null) === (findings === 'accepted');
}

/**
 * Everything that was found, read anew with every `revision` of the topology. Reckoned by the server alone, though the
 * topology is here too: what is accepted is compared there with what was found, and the page carries no rules.
 */
export function useFindings(revision: number) {
  const { data, error, mutate } = useSWR<Findings, Error>(findingsKey, () =>
    callApi('GET', findingsKey, findingsSchema),
  );
  useReadAgain(revision, mutate);
  return { data, error };
}
