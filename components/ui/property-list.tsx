import type { ReactNode } from 'react';

export function PropertyList({ children }: { children: ReactNode }) {
  return <dl className="grid grid-cols-[92px_minmax(0,1fr)] gap-x-3 gap-y-1.5">{children}</dl>;
}

/** One row; `null` as value is something the engine does not tell, and is shown as such. */
export function Property({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="pt-px text-muted">{name}</dt>
      <dd className="min-w-0 break-words">{children ?? <span className="text-muted">unknown</span>}</dd>
    </>
  );
}

export function Section({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className="border-t border-line px-4 py-3.5">
      <h3 className="mb-2.5 flex items-baseline justify-between gap-2 text-sm font-semibold text-muted">
        {title}
        {aside !== undefined && <span className="font-normal">{aside}</span>}
      </h3>
      {children}
    </section>
  );
}
