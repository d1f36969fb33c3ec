'use client';
import { Popover } from 'radix-ui';
import { useState, type ReactNode } from 'react';
import { PickerButton } from './picker-button';

export interface Choice {
  id: string;
  name: string;
  mark: ReactNode;
  choose: () => void;
}

export interface TargetPopoverProps {
  action: string;
  noun: string;
  choices: Choice[];
  /** In a row of a table: one word, and nothing that shouts. */
  compact: boolean;
}

/** A list that narrows as one types; it is loaded, and so open, when its button is first pressed. */
export default function TargetPopover({ action, noun, choices, compact }: TargetPopoverProps) {
  const [open, setOpen] = useState(true);
  const [text, setText] = useState('');
  const shown = choices.filter((choice) => choice.name.toLowerCase().includes(text.toLowerCase()));
  const take = (choice: Choice | undefined) => {
    if (!choice) return;
    setOpen(false);
    setText('');
    choice.choose();
  };
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
          <input
            aria-label={`Find a ${noun}`}
            placeholder={`Find a ${noun}`}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => event.key === 'Enter' && take(shown[0])}
            className="mb-2 h-8 w-full rounded-md border border-line bg-raised px-2.5 placeholder:text-muted"
          />
          <ul className="max-h-64 overflow-y-auto">
            {shown.map((choice) => (
              <li key={choice.id}>
                <button
                  type="button"
                  onClick={() => take(choice)}
                  className="flex w-full items-center gap-2 rounded px-2 py-1.5 text-left hover:bg-raised"
                >
                  <span className="min-w-0 flex-1 truncate">{choice.name}</span>
                  <span className="text-xs">{choice.mark}</span>
                </button>
              </li>
            ))}
            {shown.length === 0 && <li className="px-2 py-1.5 text-muted">No other {noun} matches.</li>}
          </ul>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
