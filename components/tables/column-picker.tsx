'use client';
import { Columns3 } from 'lucide-react';
import { lazy, Suspense, useState, type ButtonHTMLAttributes, type Ref } from 'react';
import { Button } from '@/components/ui/button';

/** What the choice needs to know of a column. */
type ColumnName = { id: string; title: string };

export interface ColumnPickerProps {
  columns: readonly ColumnName[];
  shown: readonly ColumnName[];
  /** null: back to what the table shows by itself. */
  onChoose: (choice: readonly string[] | null) => void;
}

const ColumnPopover = lazy(() => import('./column-popover'));

/** Only its button, until it is pressed: what opens then is not needed to read the table. */
export function ColumnPicker(props: ColumnPickerProps) {
  const [wanted, setWanted] = useState(false);
  const button = <ColumnsButton onClick={() => setWanted(true)} />;
  return wanted ? (
    <Suspense fallback={button}>
      <ColumnPopover {...props} />
    </Suspense>
  ) : (
    button
  );
}

export function ColumnsButton(props: ButtonHTMLAttributes<HTMLButtonElement> & { ref?: Ref<HTMLButtonElement> }) {
  return (
    <Button className="max-sm:w-8 max-sm:px-0" aria-label="Columns" {...props}>
      <Columns3 className="size-3.5 text-muted" aria-hidden />
      <span className="max-sm:hidden">Columns</span>
    </Button>
  );
}
