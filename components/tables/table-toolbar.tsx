'use client';
import { ClipboardCopy } from 'lucide-react';
import type { ReactNode } from 'react';
import { notify } from '@/lib/client/notices';
import { reasonOf } from '@/lib/model';
import { ColumnPicker, type ColumnPickerProps } from './column-picker';
import { ToolButton } from './tool-button';

interface TableToolbarProps extends ColumnPickerProps {
  title: string;
  count: string;
  /** How many of the rows shown were looked for; null: nothing is. */
  found: number | null;
  rowCount: number;
  csv: () => string;
  /** Of this list alone. */
  tools: ReactNode;
}

export function TableToolbar({ title, count, found, rowCount, csv, tools, ...picker }: TableToolbarProps) {
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(csv());
    } catch (error) {
      // Browsers give the clipboard to HTTPS and loopback pages only.
      notify('failed', 'The browser did not let the rows be copied.', reasonOf(error));
      return;
    }
    notify('done', rowCount === 1 ? '1 row copied' : `${rowCount} rows copied`);
  };
  return (
    <div className="@container flex h-11 shrink-0 items-center gap-2 border-b border-line px-3">
      <h1 className="font-semibold">{title}</h1>
      <p className="min-w-0 truncate text-muted">
        {count}
        {found !== null && <span className="text-accent"> · {found} found</span>}
      </p>
      <div className="ml-auto flex gap-2">
        {tools}
        <ColumnPicker {...picker} />
        <ToolButton
          icon={ClipboardCopy}
          words="Copy as CSV"
          title="Copy the rows and columns shown, in their order"
          disabled={rowCount === 0}
          onClick={() => void copy()}
        />
      </div>
    </div>
  );
}
