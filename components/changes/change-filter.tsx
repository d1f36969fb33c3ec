import { Search } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Choice } from '@/components/ui/choice';
import { kindWord, outcomeWords } from '@/lib/client/action-words';
import type { ChangeQuery } from '@/lib/client/use-changes';
import { actionKindSchema, actionOutcomeSchema } from '@/lib/model';

interface ChangeFilterProps {
  query: ChangeQuery;
  ask: (change: Partial<ChangeQuery>) => void;
}

const settleMs = 250;

/** Nothing is asked at every key, and nothing typed is ever overtaken by an answer. */
export function ChangeFilter({ query, ask }: ChangeFilterProps) {
  const [typed, setTyped] = useState(query.said);
  const [said, setSaid] = useState(query.said);
  if (said !== query.said) {
    setSaid(query.said);
    setTyped(query.said);
  }
  useEffect(() => {
    if (typed === query.said) return undefined;
    const timer = setTimeout(() => ask({ said: typed }), settleMs);
    return () => clearTimeout(timer);
  }, [typed, query.said, ask]);
  return (
    <div className="flex min-h-11 shrink-0 flex-wrap items-center gap-2 border-b border-line px-4 py-1.5">
      <h1 className="mr-2 font-semibold">Changes</h1>
      <label className="relative min-w-40 flex-1 sm:max-w-72">
        <span className="sr-only">Find in names and answers</span>
        <Search aria-hidden className="pointer-events-none absolute top-2.25 left-2.5 size-3.5 text-muted" />
        <input
          type="search"
          value={typed}
          maxLength={200}
          placeholder="A name, or what was answered"
          onChange={({ target }) => setTyped(target.value)}
          className="h-8 w-full rounded-md border border-line bg-raised px-2.5 pl-8 placeholder:text-muted focus:border-accent focus:outline-none"
        />
      </label>
      <Choice
        label="Kind of change"
        all="every change"
        chosen={query.kind}
        options={actionKindSchema.options}
        wordFor={kindWord}
        onChoose={(kind) => ask({ kind })}
      />
      <Choice
        label="Outcome"
        all="every outcome"
        chosen={query.outcome}
        options={actionOutcomeSchema.options}
        wordFor={(outcome) => outcomeWords[outcome]}
        onChoose={(outcome) => ask({ outcome })}
      />
    </div>
  );
}
