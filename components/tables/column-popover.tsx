'use client';
import { Popover } from 'radix-ui';
import { useState } from 'react';
import { ColumnsButton, type ColumnPickerProps } from './column-picker';

/** Is loaded, and so open, when its button is first pressed. */
export default function ColumnPopover({ columns, shown, onChoose }: ColumnPickerProps) {
  const [open, setOpen] = useState(true);
  const chosen = new Set(shown.map(({ id }) => id));
  const toggle = (id: string) => {
    const next = columns.filter((column) => (column.id === id ? !chosen.has(id) : chosen.has(column.id)));
    onChoose(next.map((column) => column.id));
  };
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger asChild>
        <ColumnsButton />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={6}
          collisionPadding={8}
          aria-label="Columns"
          className="z-40 flex max-h-(--radix-popover-content-available-height) w-56 flex-col rounded-lg border border-line bg-panel shadow-float"
        >
          <ul className="min-h-0 overflow-y-auto p-1.5">
            {columns.map((column, at) => (
              <li key={column.id}>
                <label className="flex h-7 items-center gap-2.5 rounded px-2 hover:bg-raised has-disabled:text-muted">
                  <input
                    type="checkbox"
                    className="size-3.5 accent-accent"
                    checked={chosen.has(column.id)}
                    // Without its name a row is nobody's.
                    disabled={at === 0}
                    onChange={() => toggle(column.id)}
                  />
                  {column.title}
                </label>
              </li>
            ))}
          </ul>
          <div className="border-t border-line p-1.5">
            <button
              type="button"
              onClick={() => onChoose(null)}
              className="h-7 w-full rounded px-2 text-left text-muted hover:bg-raised hover:text-text"
            >
              Show the usual columns
            </button>
          </div>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
