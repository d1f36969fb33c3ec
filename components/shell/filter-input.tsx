'use client';
import { useId, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useDraft } from '@/lib/client/use-draft';
import { complete, completions } from '@/lib/filter/completions';
import { useDashboard } from './dashboard';
import { FilterSuggestions } from './filter-suggestions';

const typingMs = 150;

interface FilterInputProps {
  label: string;
  placeholder: string;
  icon: ReactNode;
  /** The query as it stands in the address. */
  value: string;
  /** Element that says what is wrong with the query; undefined: nothing is. */
  problemId: string | undefined;
  onChange: (query: string) => void;
  /** Enter, when the query is in force already. */
  onEnter?: () => void;
}

/** A query with completion. The arrows choose, Tab and Enter take, Escape puts the list away and then leaves. */
export function FilterInput({ label, placeholder, icon, value, problemId, onChange, onEnter }: FilterInputProps) {
  const { topology } = useDashboard();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const { text, type, flush } = useDraft(value, onChange, typingMs);
  const [caret, setCaret] = useState<number | null>(null);
  const [chosen, setChosen] = useState(-1);
  const choices = useMemo(
    () =>
      caret === null
        ? []
        : completions(text, caret, topology).filter((choice) => complete(text, choice).query !== text),
    [caret, text, topology],
  );
  const open = choices.length > 0;

  const close = () => {
    setCaret(null);
    setChosen(-1);
  };
  const take = (at: number) => {
    const choice = choices[at];
    if (!choice) return;
    const { query, caret: next } = complete(text, choice);
    flush(query);
    setCaret(next);
    setChosen(-1);
    // After React has written the value: the caret would go to its end.
    requestAnimationFrame(() => field.current?.setSelectionRange(next, next));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.nativeEvent.isComposing) return;
    if (step !== undefined && open)
      setChosen((at) => (at + step + choices.length + (at < 0 && step < 0 ? 1 : 0)) % choices.length);
    else if (step !== undefined) setCaret(event.currentTarget.selectionStart);
    else if (event.key === 'Enter' && open && chosen >= 0) take(chosen);
    else if (event.key === 'Tab' && !event.shiftKey && open && (chosen >= 0 || /\S$/.test(text.slice(0, caret ?? 0))))
      take(Math.max(0, chosen));
    else if (event.key === 'Enter') {
      close();
      if (text === value) onEnter?.();
      else flush();
    } else if (event.key === 'Escape' && open) close();
    else if (event.key === 'Escape') event.currentTarget.blur();
    else return;
    event.preventDefault();
  };
  return (
    <div className="relative min-w-0 flex-1 md:max-w-64">
      <label className="flex h-8 items-center gap-1.5 rounded-md border border-line bg-canvas px-2 text-muted focus-within:border-accent has-aria-invalid:border-warn">
        {icon}
        <input
          ref={field}
          role="combobox"
          aria-label={label}
          aria-expanded={open}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={open && chosen >= 0 ? `${id}-${chosen}` : undefined}
          aria-invalid={problemId === undefined ? undefined : true}
          aria-describedby={problemId}
          placeholder={placeholder}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          value={text}
          onChange={(event) => {
            type(event.target.value);
            setCaret(event.target.selectionStart);
            setChosen(-1);
          }}
          onKeyDown={onKeyDown}
          onBlur={() => {
            close();
            flush();
          }}
          className="w-full min-w-0 bg-transparent font-mono text-sm text-text outline-none placeholder:font-sans placeholder:text-muted"
        />
      </label>
      <FilterSuggestions id={id} label={label} choices={choices} chosen={chosen} onTake={take} />
    </div>
  );
}
