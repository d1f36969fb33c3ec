interface ChoiceProps<T extends string> {
  label: string;
  /** What it says where nothing is chosen. */
  all: string;
  chosen: T | null;
  options: readonly T[];
  wordFor: (option: T) => string;
  onChoose: (option: T | null) => void;
}

/** One of a few, or none of them: in the row above a list. */
export function Choice<T extends string>({ label, all, chosen, options, wordFor, onChoose }: ChoiceProps<T>) {
  return (
    <select
      aria-label={label}
      value={chosen ?? ''}
      onChange={({ target }) => onChoose(options.find((option) => option === target.value) ?? null)}
      className="h-8 max-w-full rounded-md border border-line bg-raised px-2.5 focus:border-accent focus:outline-none"
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
