import type { ReactNode } from 'react';

interface DialogFooterProps {
  /** What to mind before a button is pressed, at their left. */
  note?: ReactNode;
  /** What went wrong with the dialog as a whole. */
  failure?: { message: string; engineMessage?: string | null } | null;
  children: ReactNode;
}

/** What ends a dialog: the last of it, and in sight however long the rest is. */
export function DialogFooter({ note, failure = null, children }: DialogFooterProps) {
  return (
    <div className="sticky bottom-0 z-10 -mx-5 mt-5 -mb-5 border-t border-line bg-panel px-5 py-3">
      {failure !== null && (
        <div role="alert" className="mb-3 max-h-[25dvh] overflow-y-auto rounded-md border border-bad p-3 wrap-anywhere">
          <p className="text-bad">{failure.message}</p>
          {failure.engineMessage && <p className="mt-1 font-mono text-xs text-muted">{failure.engineMessage}</p>}
        </div>
      )}
      <div className="flex min-h-8 flex-wrap items-center justify-end gap-2 sm:flex-nowrap">
        {note && <div className="mr-auto min-w-0 text-pretty max-sm:basis-full">{note}</div>}
        {children}
      </div>
    </div>
  );
}
