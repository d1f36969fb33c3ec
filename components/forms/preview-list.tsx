import type { ReactNode } from 'react';
import { visibleText } from '@/lib/model';

/** A file may name thousands; nobody reads on. */
const itemLimit = 200;

export function PreviewList<T>({
  title,
  items,
  none,
  children,
}: {
  title: string;
  items: readonly T[];
  none: string;
  children: (item: T) => ReactNode;
}) {
  const rest = items.length - itemLimit;
  return (
    <section aria-label={title}>
      <h3 className="mb-1.5 flex items-baseline justify-between text-sm font-semibold text-muted">
        {title} <span className="font-normal">{items.length}</span>
      </h3>
      {items.length === 0 ? (
        <p className="text-muted">{none}</p>
      ) : (
        <ul className="-mx-5 border-y border-line">{items.slice(0, itemLimit).map(children)}</ul>
      )}
      {rest > 0 && <p className="mt-1 text-sm text-muted">And {rest} more.</p>}
    </section>
  );
}

export function Sentences({ of, look }: { of: readonly string[]; look: string }) {
  return of.map((sentence) => (
    <p key={sentence} className={`text-sm text-pretty wrap-anywhere ${look}`}>
      {visibleText(sentence)}
    </p>
  ));
}
