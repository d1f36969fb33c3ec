'use client';
import { SeverityMark } from '@/components/findings/severity-mark';
import { useDashboard } from '@/components/shell/dashboard';
import { useGoTo } from '@/components/shell/use-go-to';
import { Note, Section } from '@/components/ui/property-list';
import { useFindings } from '@/lib/client/use-findings';
import type { ContainerId, NetworkId } from '@/lib/model';
import { SelectLink } from './select-link';

/** What was found of the panel's own subject; nothing where there is nothing to say. */
export function SubjectFindings({ id }: { id: NetworkId | ContainerId }) {
  const { topology } = useDashboard();
  const goTo = useGoTo();
  const { data } = useFindings(topology.revision);
  if (!data) return null;
  const found = data.findings.filter(({ networkId, containerId }) => networkId === id || containerId === id);
  const unexamined = data.unexamined.some(({ containerId }) => containerId === id);
  if (found.length === 0 && !unexamined) return null;
  return (
    <Section title="Findings" aside={<SelectLink onSelect={() => goTo('/findings')}>All findings</SelectLink>}>
      <ul className="space-y-2">
        {found.map(({ id, severity, title, evidence, acceptance }) => (
          <li key={id} className="flex gap-2">
            <SeverityMark severity={severity} />
            <div className="min-w-0">
              <p className={acceptance === null ? '' : 'text-muted'}>
                {title}
                {acceptance !== null && ', accepted'}
              </p>
              {acceptance === null && <Note>{evidence}</Note>}
            </div>
          </li>
        ))}
      </ul>
      {unexamined && <Note>The engine has not told yet what it may do on its host: nothing is said about that.</Note>}
    </Section>
  );
}
