import {
  useId,
  type InputHTMLAttributes,
  type ReactNode,
  type Ref,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
} from 'react';

const box =
  'h-8 w-full rounded-md border bg-raised px-2.5 text-text placeholder:text-muted focus:border-accent focus:outline-none';

/** What is said of a field in a list of many begins small; below the field it stands alone. */
export function sentence(error: string): string {
  return error.charAt(0).toUpperCase() + error.slice(1);
}

interface Described {
  label: string;
  hint?: ReactNode;
  /** Takes the place of the hint. */
  error?: string | undefined;
  mono?: boolean;
}

/** A label, what is filled in below it, and its hint or what is wrong with it. */
function Labelled({ id, label, hint, error, children }: Described & { id: string; children: ReactNode }) {
  const note = error === undefined ? hint : sentence(error);
  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-semibold">
        {label}
      </label>
      {children}
      {note !== undefined && (
        <p id={`${id}-note`} className={`mt-1 text-xs text-pretty ${error === undefined ? 'text-muted' : 'text-bad'}`}>
          {note}
        </p>
      )}
    </div>
  );
}

function attributesOf(id: string, { hint, error, mono = false }: Described) {
  return {
    id,
    'aria-invalid': error !== undefined,
    'aria-describedby': (error ?? hint) === undefined ? undefined : `${id}-note`,
    className: `${box} ${error === undefined ? 'border-line' : 'border-bad'} ${mono ? 'font-mono text-sm' : ''}`,
    autoComplete: 'off',
    spellCheck: false,
  };
}

export function Field(props: InputHTMLAttributes<HTMLInputElement> & Described & { ref?: Ref<HTMLInputElement> }) {
  const id = useId();
  const { label, hint, error, mono, ...rest } = props;
  const described = { label, hint, error, ...(mono !== undefined && { mono }) };
  return (
    <Labelled id={id} {...described}>
      <input {...attributesOf(id, described)} {...rest} />
    </Labelled>
  );
}

export function TextArea(
  props: TextareaHTMLAttributes<HTMLTextAreaElement> & Described & { ref?: Ref<HTMLTextAreaElement> },
) {
  const id = useId();
  const { label, hint, error, mono, ...rest } = props;
  const described = { label, hint, error, ...(mono !== undefined && { mono }) };
  const { className, ...attributes } = attributesOf(id, described);
  return (
    <Labelled id={id} {...described}>
      <textarea {...attributes} className={`${className.replace('h-8 ', 'min-h-8 py-1.5 ')} block`} {...rest} />
    </Labelled>
  );
}

export function Select(props: SelectHTMLAttributes<HTMLSelectElement> & Described & { ref?: Ref<HTMLSelectElement> }) {
  const id = useId();
  const { label, hint, error, children, ...rest } = props;
  const described = { label, hint, error };
  const { spellCheck: _, autoComplete: __, ...attributes } = attributesOf(id, described);
  return (
    <Labelled id={id} {...described}>
      <select {...attributes} {...rest}>
        {children}
      </select>
    </Labelled>
  );
}

export function Checkbox({
  label,
  hint,
  error,
  ...rest
}: InputHTMLAttributes<HTMLInputElement> & {
  label: string;
  hint: string;
  /** Takes the place of the hint. */
  error?: string | undefined;
  ref?: Ref<HTMLInputElement>;
}) {
  const id = useId();
  return (
    <div className="flex gap-2.5">
      <input
        id={id}
        type="checkbox"
        className="mt-0.5 size-4 accent-accent"
        aria-invalid={error !== undefined}
        aria-describedby={`${id}-hint`}
        {...rest}
      />
      <div>
        <label htmlFor={id} className="font-semibold">
          {label}
        </label>
        <p id={`${id}-hint`} className={`text-xs ${error === undefined ? 'text-muted' : 'text-bad'}`}>
          {error === undefined ? hint : sentence(error)}
        </p>
      </div>
    </div>
  );
}
