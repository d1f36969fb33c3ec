import { recorded } from '@/lib/actions/recording';
import type { AuditLog } from '@/lib/audit/audit-log';
import { findingsOf, unexamined, type Found } from '@/lib/findings/findings';
import { judge } from '@/lib/findings/judge';
import { AppError } from '@/lib/model';
import type { Author, Engine, Topology } from '@/lib/model';
import { benchmark, type Acceptance, type FindingId, type Findings, type Severity } from '@/lib/model/finding';
import type { AcceptanceStore } from './acceptance-store';

interface Options {
  topology: () => Topology;
  acceptances: Pick<AcceptanceStore, 'get' | 'set'>;
  audit: AuditLog;
}

interface Judgement {
  acceptance: Acceptance | null;
  warning: string | null;
}

/** What was found in the topology as it is now, and what people said to it. */
export class FindingsDesk {
  constructor(private readonly options: Options) {}

  read(): Findings {
    const { topology, acceptances } = this.options;
    const now = topology();
    return {
      benchmark,
      findings: findingsOf(now).map((found) => judge(found, acceptances.get(found.finding.id))),
      unexamined: unexamined(now).map(({ id, name }) => ({ containerId: id, name })),
      notCurrent: now.engines.map(whyNotCurrent).find((reason) => reason !== null) ?? null,
    };
  }

  /** How many nobody has accepted. */
  countOpen(): Record<Severity, number> {
    const count = { high: 0, medium: 0, low: 0 };
    for (const { severity, acceptance } of this.read().findings) if (acceptance === null) count[severity] += 1;
    return count;
  }

  /** `version`: of the evidence that was looked at; refused with `conflict` where there is another one by now. */
  accept(id: FindingId, reason: string, version: string | null, by: Author): Promise<Judgement> {
    const found = this.#find(id);
    const covers = found ? [...found.parts.keys()] : [];
    return this.#recorded('accept', id, { reason, covers }, by, () => {
      if (!found) throw new AppError('not_found', 'There is no such finding (any more).');
      if (version !== null && version !== found.finding.version) {
        throw new AppError(
          'conflict',
          'What was found has changed since you looked at it. Look again, then accept it.',
        );
      }
      const acceptance = { reason, who: by.who, at: new Date().toISOString() };
      return { acceptance, warning: this.options.acceptances.set(id, { ...acceptance, covers }) };
    });
  }

  /** Also of a finding that is not there now: it may come back. */
  reopen(id: FindingId, by: Author): Promise<Judgement> {
    return this.#recorded('reopen', id, {}, by, () => {
      if (!this.options.acceptances.get(id)) throw new AppError('not_found', 'Nobody has accepted this finding.');
      return { acceptance: null, warning: this.options.acceptances.set(id, null) };
    });
  }

  #find(id: FindingId): Found | undefined {
    return findingsOf(this.options.topology()).find(({ finding }) => finding.id === id);
  }

  async #recorded(
    kind: 'accept' | 'reopen',
    id: FindingId,
    asked: object,
    by: Author,
    run: () => Judgement,
  ): Promise<Judgement> {
    const { networkId = null, containerId = null } = this.#find(id)?.finding ?? {};
    const attempt = { kind, by, asked: { finding: id, ...asked }, networkId, containerId, undoes: null };
    const { acceptance, warning } = await recorded(
      this.options.audit,
      this.options.topology(),
      attempt,
      async () => run(),
      () => ({ before: null, after: null, networkId }),
    );
    return { acceptance, warning };
  }
}

function whyNotCurrent({ status, reason }: Engine): string | null {
  if (status === 'live') return null;
  return status === 'stale'
    ? `The engine does not answer: this is what was so when it last did. ${reason ?? ''}`.trim()
    : `The engine has not answered, so nothing could be examined. ${reason ?? ''}`.trim();
}
