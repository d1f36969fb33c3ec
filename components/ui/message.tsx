import type { ReactNode } from 'react';

/** A state that fills the place of what is missing: says what is, and holds what ends it. */
export function Message({ title, children, busy = false }: { title: string; children?: ReactNode; busy?: boolean }) {
  return (
    <div className="flex h-full w-full items-center justify-center p-6" role="status" aria-busy={busy}>
      <div className="w-full max-w-md space-y-3 rounded-lg border border-line bg-panel p-6 shadow-float">
        <h2 className="flex items-center gap-2.5 text-lg font-semibold">
          {busy && (
            <span className="size-2 animate-pulse rounded-full bg-accent motion-reduce:animate-none" aria-hidden />
          )}
          {title}
        </h2>
        {children}
      </div>
    </div>
  );
}
