'use client';
import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';

export interface Choice {
  id: string;
  name: string;
  mark: ReactNode;
  choose: () => void;
}

/** A list that narrows as one types; arrows go through it, Enter takes. The field keeps the focus. */
export function ChoiceList({
  noun,
  choices,
  isInvalid = false,
  onTaken,
}: {
  noun: string;
  choices: readonly Choice[];
  /** One has to be taken. */
  isInvalid?: boolean;
  onTaken?: () => void;
}) {
  const id = useId();
  const find = `Find ${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const shown = choices.filter((choice) => choice.name.toLowerCase().includes(text.trim().toLowerCase()));
  const take = (choice: Choice | undefined) => {
    if (!choice) return;
    onTaken?.();
    setText('');
    choice.choose();
  };
  const go = (to: number) => {
    const next = Math.max(0, Math.min(shown.length - 1, to));
    setAt(next);
    document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, () => void> = {
      ArrowDown: () => go(at + 1),
      ArrowUp: () => go(at - 1),
      Enter: () => take(shown[at]),
    };
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    step();
  };
  return (
    <>
      <input
        role="combobox"
        aria-expanded
        aria-invalid={isInvalid}
        aria-controls={`${id}-list`}
        aria-activedescendant={shown.length > 0 ? `${id}-${at}` : undefined}
        aria-label={find}
        placeholder={find}
        autoFocus
        autoComplete="off"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
        className="mb-2 h-8 w-full rounded-md border border-line bg-raised px-2.5 placeholder:text-muted"
      />
      <ul id={`${id}-list`} role="listbox" aria-label={`${noun}s`} className="max-h-58 overflow-y-auto">
        {shown.map((choice, index) => (
          <li
            key={choice.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            onClick={() => take(choice)}
            onPointerMove={() => setAt(index)}
            className="flex cursor-pointer items-center gap-2 rounded px-2 py-1.5 aria-selected:bg-raised"
          >
            <span className="min-w-0 flex-1 truncate">{choice.name}</span>
            <span className="text-xs">{choice.mark}</span>
          </li>
        ))}
      </ul>
      {shown.length === 0 && <p className="px-2 py-1.5 text-muted">No other {noun} matches.</p>}
    </>
  );
}
