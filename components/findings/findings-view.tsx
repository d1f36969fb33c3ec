'use client';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useDashboard } from '@/components/shell/dashboard';
import { Button } from '@/components/ui/button';
import { Message } from '@/components/ui/message';
import { describeFailure } from '@/lib/client/notices';
import { passes, useFindingQuery, useFindings } from '@/lib/client/use-findings';
import type { FindingId, JudgedFinding } from '@/lib/model/finding';
import { FindingFilter } from './finding-filter';
import { FindingGroup } from './finding-group';
import { HiddenNote } from './hidden-note';
import { NotExamined } from './not-examined';
import { UnexaminedNote } from './unexamined-note';

const AcceptDialog = dynamic(() => import('./accept-dialog'), { ssr: false });

/** What exposes more than it need to, gravest first, with what was seen, what ends it, and who accepted it. */
export function FindingsView() {
  const { topology, visible } = useDashboard();
  const [query, ask] = useFindingQuery();
  const { data, error } = useFindings(topology.revision);
  const [accepting, setAccepting] = useState<FindingId | null>(null);
  if (error && !data) {
    return (
      <Message title="The findings cannot be read">
        <p className="text-muted">{describeFailure(error).message}</p>
      </Message>
    );
  }
  if (!data) return <Message title="Examining…" busy />;
  const { findings, unexamined, notCurrent } = data;
  const within = findings.filter(({ containerId, networkId }) =>
    containerId !== null ? visible.containers.has(containerId) : networkId === null || visible.networks.has(networkId),
  );
  const shown = within.filter((finding) => passes(query, finding));
  const asked = findings.find(({ id }) => id === accepting);
  return (
    <section aria-label="Findings" className="@container flex h-full w-full flex-col bg-panel">
      <FindingFilter findings={within} query={query} ask={ask} />
      <div className="min-h-0 flex-1 overflow-y-auto">
        {notCurrent !== null && (
          <p role="status" className="border-b border-line bg-warn/10 px-4 py-2 text-warn">
            {notCurrent}
          </p>
        )}
        <UnexaminedNote of={unexamined} />
        <HiddenNote count={findings.length - within.length} />
        {groupsOf(shown).map((group) => (
          <FindingGroup
            key={`${group[0].rule} ${group[0].cis?.number}`}
            findings={group}
            onAccept={({ id }) => setAccepting(id)}
          />
        ))}
        {shown.length === 0 && within.length > 0 && (
          <div className="py-10">
            <Message
              title={
                query.findings === null && query.rule === null ? 'Every finding is accepted' : 'No finding is like that'
              }
            >
              <Button look="primary" onClick={() => ask({ rule: null, findings: 'all' })}>
                Show all findings
              </Button>
            </Message>
          </div>
        )}
        {findings.length === 0 && (
          <div className="py-10">
            <Message title={unexamined.length > 0 || notCurrent !== null ? 'Nothing found so far' : 'Nothing found'}>
              <p className="text-muted">
                No port is published on every address, no network is shared or open that need not be, and no container
                was seen to have power over the host.
              </p>
            </Message>
          </div>
        )}
        <NotExamined />
      </div>
      {asked !== undefined && <AcceptDialog finding={asked} onClose={() => setAccepting(null)} />}
    </section>
  );
}

/** In the order in which they come: gravest first. */
function groupsOf(findings: readonly JudgedFinding[]): [JudgedFinding, ...JudgedFinding[]][] {
  const groups = new Map<string, [JudgedFinding, ...JudgedFinding[]]>();
  for (const finding of findings) {
    const key = `${finding.rule} ${finding.cis?.number}`;
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  return [...groups.values()];
}
