import type { ReactNode } from 'react';

/** `narrow` where it stands in a card. */
export function PropertyList({ narrow = false, children }: { narrow?: boolean; children: ReactNode }) {
  const columns = narrow ? 'grid-cols-[76px_minmax(0,1fr)]' : 'grid-cols-[92px_minmax(0,1fr)]';
  // Beside values that are copied, a link has to look like one.
  const links = '[&_[data-link]]:underline [&_[data-link]]:decoration-faint [&_[data-link]]:underline-offset-3';
  return <dl className={`grid gap-x-3 gap-y-1.5 ${columns} ${links}`}>{children}</dl>;
}

interface PropertyProps {
  name: string;
  /** What it means, below the value. */
  note?: string | null | undefined;
  /** `null` is something the engine does not tell, and is shown as such. */
  children: ReactNode;
}

/** One row. */
export function Property({ name, note, children }: PropertyProps) {
  return (
    <>
      <dt className="pt-px text-muted">{name}</dt>
      <dd className="min-w-0 break-words">
        {children ?? <span className="text-muted">unknown</span>}
        {note && <Note>{note}</Note>}
      </dd>
    </>
  );
}

/** Explains what stands above it. */
export function Note({ children }: { children: ReactNode }) {
  return <p className="mt-0.5 text-xs leading-4 text-pretty text-muted">{children}</p>;
}

export function Section({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className="border-t border-line px-4 py-3.5">
      <div className="mb-2.5 flex items-baseline justify-between gap-2 text-sm text-muted">
        <h3 className="font-semibold">{title}</h3>
        {aside !== undefined && <span>{aside}</span>}
      </div>
      {children}
    </section>
  );
}
