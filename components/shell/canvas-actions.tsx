'use client';
import { useMemo } from 'react';
import { canvasCommands, type ExportFormat } from '@/components/canvas/canvas-commands';
import type { PaletteAction } from '@/lib/client/palette-entries';
import { useStore } from '@/lib/client/store';
import { PaletteAndHelp } from './palette-and-help';

const formats: readonly [ExportFormat, string][] = [
  ['png', 'Save the picture as PNG'],
  ['svg', 'Save the picture as SVG'],
  ['json', 'Save the topology as JSON'],
  ['mermaid', 'Save as a Mermaid diagram'],
  ['dot', 'Save as a DOT graph'],
];

/** The palette, which offers what the canvas can do for as long as there is one. */
export function CanvasActions() {
  const commands = useStore(canvasCommands, (value) => value);
  const actions = useMemo<PaletteAction[]>(() => {
    if (!commands) return [];
    const { groups } = commands;
    return [
      { id: 'fit', title: 'Fit the graph', words: 'zoom all', keys: 'f', run: commands.fit },
      { id: 'tidy', title: 'Tidy up', words: 'layout arrange again', run: commands.tidyUp },
      ...(groups.length > 0
        ? [
            {
              id: 'fold',
              title: 'Fold every group',
              words: 'project collapse',
              run: () => commands.fold(groups, true),
            },
            {
              id: 'unfold',
              title: 'Unfold every group',
              words: 'project expand',
              run: () => commands.fold(groups, false),
            },
          ]
        : []),
      ...formats.map(([format, title]) => ({
        id: `save-${format}`,
        title,
        words: 'export download',
        run: () => commands.save(format),
      })),
    ];
  }, [commands]);
  return <PaletteAndHelp actions={actions} />;
}
