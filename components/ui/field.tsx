import { useId, type InputHTMLAttributes, type Ref } from 'react';

const box =
  'h-8 w-full rounded-md border bg-raised px-2.5 text-text placeholder:text-muted focus:border-accent focus:outline-none';

/** A labelled input with its hint, or what is wrong with it in place of the hint. */
export function Field({
  label,
  hint,
  error,
  mono = false,
  ...rest
}: InputHTMLAttributes<HTMLInputElement> & {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  mono?: boolean;
  ref?: Ref<HTMLInputElement>;
}) {
  const id = useId();
  const note = error ?? hint;
  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-semibold">
        {label}
      </label>
      <input
        id={id}
        aria-invalid={error !== undefined}
        aria-describedby={note === undefined ? undefined : `${id}-note`}
        className={`${box} ${error === undefined ? 'border-line' : 'border-bad'} ${mono ? 'font-mono text-sm' : ''}`}
        autoComplete="off"
        spellCheck={false}
        {...rest}
      />
      {note !== undefined && (
        <p id={`${id}-note`} className={`mt-1 text-xs ${error === undefined ? 'text-muted' : 'text-bad'}`}>
          {note}
        </p>
      )}
    </div>
  );
}

export function Checkbox({
  label,
  hint,
  ...rest
}: InputHTMLAttributes<HTMLInputElement> & { label: string; hint: string; ref?: Ref<HTMLInputElement> }) {
  const id = useId();
  return (
    <div className="flex gap-2.5">
      <input
        id={id}
        type="checkbox"
        className="mt-0.5 size-4 accent-accent"
        aria-describedby={`${id}-hint`}
        {...rest}
      />
      <div>
        <label htmlFor={id} className="font-semibold">
          {label}
        </label>
        <p id={`${id}-hint`} className="text-xs text-muted">
          {hint}
        </p>
      </div>
    </div>
  );
}
