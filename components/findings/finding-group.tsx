import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { benchmark, type JudgedFinding } from '@/lib/model/finding';
import { FindingRow } from './finding-row';

/** So many are drawn before they are asked for. */
const atOnce = 50;

interface FindingGroupProps {
  /** Of one rule and one recommendation; at least one. */
  findings: readonly [JudgedFinding, ...JudgedFinding[]];
  onAccept: (finding: JudgedFinding) => void;
}

export function FindingGroup({ findings, onAccept }: FindingGroupProps) {
  const [all, setAll] = useState(false);
  const { title, cis } = findings[0];
  const shown = all ? findings : findings.slice(0, atOnce);
  return (
    <section aria-label={title}>
      <header className="sticky top-0 z-10 flex flex-wrap items-baseline gap-x-3 border-b border-line bg-raised px-4 py-1.5">
        <h2 className="font-semibold">
          {title} <span className="font-normal text-muted">{findings.length}</span>
        </h2>
        {cis !== null && (
          <p className="text-sm text-pretty text-muted">
            {benchmark}, {cis.number}: {cis.title}
          </p>
        )}
      </header>
      <ul className="border-b border-line">
        {shown.map((finding) => (
          <FindingRow key={finding.id} finding={finding} onAccept={() => onAccept(finding)} />
        ))}
      </ul>
      {shown.length < findings.length && (
        <div className="border-b border-line px-4 py-2">
          <Button size="small" onClick={() => setAll(true)}>
            Show all {findings.length}
          </Button>
        </div>
      )}
    </section>
  );
}
