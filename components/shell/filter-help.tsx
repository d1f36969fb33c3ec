'use client';
import { CircleHelp } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useState } from 'react';
import { FilterFields } from './filter-fields';

/** It is loaded, and so open, when its button is first pressed. */
export default function FilterHelp() {
  const [open, setOpen] = useState(true);
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger
        aria-label="How to filter"
        className="flex size-8 shrink-0 items-center justify-center rounded-md text-muted hover:bg-raised hover:text-text"
      >
        <CircleHelp className="size-4" aria-hidden />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={6}
          collisionPadding={12}
          aria-label="How to filter"
          className="z-40 w-[min(560px,calc(100vw-24px))] rounded-lg border border-line bg-panel shadow-float"
        >
          {/* Takes the focus, so that the keys scroll it. */}
          <div
            tabIndex={0}
            className="max-h-[min(560px,var(--radix-popover-content-available-height))] overflow-y-auto rounded-lg p-4"
          >
            <p className="mb-2">
              <strong className="font-semibold">Find</strong> marks, <strong className="font-semibold">hide</strong>{' '}
              takes away, and what is pressed under <strong className="font-semibold">show only</strong> is kept with
              what is tied to it.
            </p>
            <FilterFields />
          </div>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
