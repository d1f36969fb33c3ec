import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';

/** What is too long to be always there; the browser's own opening and closing, with its keys and its find-in-page. */
export function Disclosure({ summary, children }: { summary: ReactNode; children: ReactNode }) {
  return (
    <details className="group/disclosure">
      <summary className="-mx-1 flex w-fit cursor-pointer list-none items-center gap-1 rounded px-1 py-0.5 text-sm text-muted select-none hover:text-text [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden
          className="size-3.5 shrink-0 transition-transform group-open/disclosure:rotate-90 motion-reduce:transition-none"
        />
        {summary}
      </summary>
      <div className="pt-2 pb-0.5">{children}</div>
    </details>
  );
}
