'use client';
import { Columns3 } from 'lucide-react';
import { lazy, Suspense, useState, type ButtonHTMLAttributes, type Ref } from 'react';
import { ToolButton } from './tool-button';

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
  return <ToolButton icon={Columns3} words="Columns" {...props} />;
}
