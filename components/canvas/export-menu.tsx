'use client';
import { Download } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { ExportFormat } from './canvas-commands';

const formats: readonly { format: ExportFormat; title: string; note: string }[] = [
  { format: 'png', title: 'PNG', note: 'the picture as seen' },
  { format: 'svg', title: 'SVG', note: 'the picture as seen, to draw on' },
  { format: 'json', title: 'JSON', note: 'the topology, as the API gives it' },
  { format: 'mermaid', title: 'Mermaid', note: 'a diagram for Markdown' },
  { format: 'dot', title: 'DOT', note: 'for Graphviz' },
];

/** It is loaded, and so open, when its button is first pressed. */
export default function ExportMenu({ onSave }: { onSave: (format: ExportFormat) => void }) {
  return (
    <DropdownMenu.Root defaultOpen modal={false}>
      <DropdownMenu.Trigger
        aria-label="Save the picture"
        className="flex size-8 items-center justify-center text-muted hover:bg-raised hover:text-text"
      >
        <Download className="size-4" aria-hidden />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          side="top"
          align="end"
          sideOffset={8}
          className="z-40 min-w-60 rounded-lg border border-line bg-panel p-1.5 shadow-float"
        >
          {formats.map(({ format, title, note }) => (
            <DropdownMenu.Item
              key={format}
              onSelect={() => onSave(format)}
              className="flex items-baseline justify-between gap-4 rounded px-2 py-1.5 outline-none data-highlighted:bg-raised"
            >
              <span className="font-semibold">{title}</span>
              <span className="text-xs text-muted">{note}</span>
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
