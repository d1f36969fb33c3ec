import { Choice } from '@/components/ui/choice';
import type { FindingQuery } from '@/lib/client/use-findings';
import { severities, type FindingRule, type JudgedFinding } from '@/lib/model/finding';
import { SeverityMark } from './severity-mark';

interface FindingFilterProps {
  findings: readonly JudgedFinding[];
  query: FindingQuery;
  ask: (change: Partial<FindingQuery>) => void;
}

/** How many are open of each severity, and which of them are looked at. */
export function FindingFilter({ findings, query, ask }: FindingFilterProps) {
  const open = findings.filter(({ acceptance }) => acceptance === null);
  const accepted = findings.length - open.length;
  const titles = new Map<FindingRule, string>(findings.map(({ rule, title }) => [rule, title]));
  return (
    <div className="flex min-h-11 shrink-0 flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-4 py-1.5">
      <h1 className="font-semibold">Findings</h1>
      <ul aria-label="Open findings by severity" className="flex flex-wrap gap-x-4">
        {severities.map((severity) => {
          const count = open.filter((one) => one.severity === severity).length;
          return count === 0 ? null : (
            <li key={severity} className="flex items-center gap-1.5">
              <span className="font-semibold">{count}</span>
              <SeverityMark severity={severity} word />
            </li>
          );
        })}
        {accepted > 0 && <li className="text-muted">{accepted} accepted</li>}
      </ul>
      <div className="ml-auto flex gap-2 *:min-w-0 @max-2xl:ml-0 @max-2xl:w-full @max-2xl:*:flex-1">
        <Choice
          label="Rule"
          all="every rule"
          chosen={query.rule}
          options={[...titles.keys()]}
          wordFor={(rule) => titles.get(rule) ?? rule}
          onChoose={(rule) => ask({ rule })}
        />
        <Choice
          label="Accepted or not"
          all="not accepted"
          chosen={query.findings}
          options={['accepted', 'all']}
          wordFor={(one) => (one === 'all' ? 'accepted or not' : one)}
          onChoose={(one) => ask({ findings: one })}
        />
      </div>
    </div>
  );
}
