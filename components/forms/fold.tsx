'use client';
import { ChevronRight } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';

/** Fields that few need, behind a line that opens them; open from the start where something stands in them. */
export function Fold({ label, filled, children }: { label: string; filled: boolean; children: ReactNode }) {
  const [open, setOpen] = useState(filled);
  const id = useId();
  return (
    <div>
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        className="-mx-1 flex items-center gap-1 rounded px-1 py-0.5 text-muted hover:text-text"
      >
        <ChevronRight aria-hidden className={`size-3.5 ${open ? 'rotate-90' : ''}`} />
        {label}
      </button>
      <div id={id} hidden={!open} className="space-y-3 pt-2.5">
        {children}
      </div>
    </div>
  );
}
