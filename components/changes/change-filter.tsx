import { Search } from 'lucide-react';
import { useEffect, useState } from 'react';
import { kindWord, outcomeWords } from '@/lib/client/action-words';
import type { ChangeQuery } from '@/lib/client/use-changes';
import { actionKindSchema, actionOutcomeSchema } from '@/lib/model';

interface ChangeFilterProps {
  query: ChangeQuery;
  ask: (change: Partial<ChangeQuery>) => void;
}

const box = 'h-8 rounded-md border border-line bg-raised px-2.5 focus:border-accent focus:outline-none';
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
    <div className="flex min-h-11 shrink-0 flex-wrap items-center gap-2 border-b border-line px-3 py-1.5">
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
          className={`${box} w-full pl-8 placeholder:text-muted`}
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

interface ChoiceProps<T extends string> {
  label: string;
  /** What it says where nothing is chosen. */
  all: string;
  chosen: T | null;
  options: readonly T[];
  wordFor: (option: T) => string;
  onChoose: (option: T | null) => void;
}

function Choice<T extends string>({ label, all, chosen, options, wordFor, onChoose }: ChoiceProps<T>) {
  return (
    <select
      aria-label={label}
      value={chosen ?? ''}
      onChange={({ target }) => onChoose(options.find((option) => option === target.value) ?? null)}
      className={box}
    >
      <option value="">{all}</option>
      {options.map((option) => (
        <option key={option} value={option}>
          {wordFor(option)}
        </option>
      ))}
    </select>
  );
}
