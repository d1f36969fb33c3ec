import type { Acceptance, JudgedFinding } from '@/lib/model/finding';
import type { Found } from './findings';

/** An acceptance, and the keys of the evidence that it covers. */
export interface Covering extends Acceptance {
  covers: readonly string[];
}

/** It holds for as long as there is nothing new: less than was accepted stays accepted, more does not. */
export function judge({ finding, parts }: Found, accepted: Covering | undefined): JudgedFinding {
  if (!accepted) return { ...finding, acceptance: null, outgrown: null };
  const { covers, ...acceptance } = accepted;
  const known = new Set(covers);
  const added = [...parts].flatMap(([key, words]) => (known.has(key) ? [] : [words]));
  if (added.length === 0) return { ...finding, acceptance, outgrown: null };
  return { ...finding, acceptance: null, outgrown: { acceptance, added } };
}
