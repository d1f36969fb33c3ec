import type { Completion } from '@/lib/filter/completions';
import { visibleText } from '@/lib/model';

/** What could be typed next. The field keeps the focus and tells which is chosen. */
export function FilterSuggestions(props: {
  /** The field's: options are `id-0`, `id-1`, … */
  id: string;
  label: string;
  choices: readonly Completion[];
  chosen: number;
  onTake: (at: number) => void;
}) {
  const { id, label, choices, chosen, onTake } = props;
  return (
    <ul
      id={`${id}-list`}
      role="listbox"
      aria-label={`${label}: completions`}
      hidden={choices.length === 0}
      className="absolute top-9 left-0 z-30 max-h-72 min-w-full overflow-y-auto rounded-lg border border-line bg-panel p-1 shadow-float"
    >
      {choices.map((choice, at) => (
        <li
          key={choice.text}
          id={`${id}-${at}`}
          role="option"
          aria-selected={at === chosen}
          // Before the field loses the focus, which would put the list away.
          onPointerDown={(event) => {
            event.preventDefault();
            onTake(at);
          }}
          className="flex cursor-pointer items-baseline justify-between gap-4 rounded-md px-2 py-1 font-mono text-sm whitespace-nowrap hover:bg-raised aria-selected:bg-raised aria-selected:text-accent"
        >
          <bdi>{visibleText(choice.text)}</bdi>
          {choice.detail !== null && <span className="font-sans text-xs text-muted">{choice.detail}</span>}
        </li>
      ))}
    </ul>
  );
}
