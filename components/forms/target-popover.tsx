'use client';
import { Popover } from 'radix-ui';
import { useState } from 'react';
import { ChoiceList, type Choice } from './choice-list';
import { PickerButton } from './picker-button';

export interface TargetPopoverProps {
  action: string;
  noun: string;
  choices: Choice[];
  /** In a row of a table: one word, and nothing that shouts. */
  compact: boolean;
}

/** What there is to choose, at its button; it is loaded, and so open, when that is first pressed. */
export default function TargetPopover({ action, noun, choices, compact }: TargetPopoverProps) {
  const [open, setOpen] = useState(true);
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger asChild>
        <PickerButton action={action} compact={compact} />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={6}
          aria-label={action}
          className="z-40 w-72 rounded-lg border border-line bg-panel p-2 shadow-float"
        >
          <ChoiceList noun={noun} choices={choices} onTaken={() => setOpen(false)} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
