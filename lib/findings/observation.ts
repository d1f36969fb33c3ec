import type { Container, Network } from '@/lib/model';
import type { Finding, FindingRule } from '@/lib/model/finding';

/** What a rule says of one subject; what follows from the rule and the subject's name is added to it afterwards. */
export interface Observation {
  rule: FindingRule;
  severity: Finding['severity'];
  /** Instead of the rule's own. */
  cis?: Finding['cis'];
  subject: { network: Network } | { container: Container };
  /** Others that take part in it. */
  related?: { networks?: readonly Network[]; containers?: readonly Container[] };
  /**
   * Each part of the evidence, by a key that stays the same when containers and networks are made anew, with the words
   * for it. What was accepted covers these and no others.
   */
  parts: ReadonlyMap<string, string>;
  evidence: string;
  remedy: string;
  command?: string | null;
  edit?: Finding['edit'];
}
