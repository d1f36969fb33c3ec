import { Check, Pencil, RotateCcw, Waypoints } from 'lucide-react';
import { Age } from '@/components/panels/moment';
import { SelectLink } from '@/components/panels/select-link';
import { useDashboard } from '@/components/shell/dashboard';
import { useGoTo } from '@/components/shell/use-go-to';
import { Button } from '@/components/ui/button';
import { CommandLine } from '@/components/ui/copyable';
import { IconButton } from '@/components/ui/icon-button';
import { reopenFinding } from '@/lib/client/judge-finding';
import { openEditForm } from '@/lib/client/shell-state';
import { visibleText } from '@/lib/model';
import type { Acceptance, JudgedFinding } from '@/lib/model/finding';
import { FindingRelated } from './finding-related';
import { SeverityMark } from './severity-mark';
import { subjectOf } from './subject';

const editWords = { icc: 'Switch ICC off…', encrypted: 'Encrypt…' } as const;

/** What was seen of one thing, what ends it, and what can be done about it here. */
export function FindingRow({ finding, onAccept }: { finding: JudgedFinding; onAccept: () => void }) {
  const { select, index, may } = useDashboard();
  const goTo = useGoTo();
  const { severity, acceptance, outgrown, evidence, remedy, command, edit, networkId } = finding;
  const name = visibleText(finding.name);
  const subject = subjectOf(finding);
  const network = networkId === null ? undefined : index.networkById.get(networkId);
  return (
    <li className="flex gap-3 border-b border-line px-4 py-3 last:border-b-0 @max-2xl:flex-wrap">
      <SeverityMark severity={severity} />
      <div className="min-w-0 flex-1 space-y-1.5">
        <SelectLink onSelect={() => select(subject)}>{name}</SelectLink>
        <p className="max-w-3xl text-pretty wrap-anywhere">{evidence}</p>
        <p className="max-w-3xl text-pretty wrap-anywhere text-muted">
          <span className="font-semibold">Remedy: </span>
          <WithCode text={remedy} />
        </p>
        {command !== null && (
          <div className="max-w-3xl">
            <CommandLine command={command} />
          </div>
        )}
        <FindingRelated finding={finding} />
        {acceptance !== null && <Accepted word="Accepted" by={acceptance} />}
        {outgrown !== null && (
          <div className="text-warn">
            New since it was accepted: {outgrown.added.map(visibleText).join(', ')}.
            <Accepted word="It was accepted" by={outgrown.acceptance} />
          </div>
        )}
      </div>
      <div className="flex shrink-0 flex-wrap items-start justify-end gap-2 @max-2xl:w-full @max-2xl:justify-start @max-2xl:pl-7">
        <IconButton
          label={`Show ${name} in the graph`}
          className="size-7!"
          onClick={() => {
            select(subject);
            goTo('/');
          }}
        >
          <Waypoints className="size-3.5" aria-hidden />
        </IconButton>
        {may('network.change') && edit !== null && network && (
          <Button size="small" onClick={() => openEditForm(network)} aria-label={`${editWords[edit]} ${name}`}>
            <Pencil className="size-3.5 text-muted" aria-hidden /> {editWords[edit]}
          </Button>
        )}
        {may('finding.accept') && acceptance === null && (
          <Button size="small" onClick={onAccept} aria-label={`Accept: ${finding.title}, ${name}`}>
            <Check className="size-3.5 text-muted" aria-hidden /> Accept…
          </Button>
        )}
        {may('finding.accept') && acceptance !== null && (
          <Button
            size="small"
            onClick={() => void reopenFinding(finding)}
            aria-label={`Reopen: ${finding.title}, ${name}`}
          >
            <RotateCcw className="size-3.5 text-muted" aria-hidden /> Reopen
          </Button>
        )}
      </div>
    </li>
  );
}

/** What stands between backticks is code, in which no line breaks while it fits into one. */
function WithCode({ text }: { text: string }) {
  return text.split('`').map((part, at) =>
    at % 2 === 0 ? (
      part
    ) : (
      <code key={at} className="inline-block max-w-full font-mono text-sm">
        {part}
      </code>
    ),
  );
}

function Accepted({ word, by: { who, at, reason } }: { word: string; by: Acceptance }) {
  return (
    <p className="max-w-3xl text-sm text-pretty wrap-anywhere text-muted">
      {word} by {visibleText(who)}, <Age at={at} />: {visibleText(reason)}
    </p>
  );
}
