'use client';
import { useMemo } from 'react';
import { canvasCommands, type ExportFormat } from '@/components/canvas/canvas-commands';
import type { PaletteAction } from '@/lib/client/palette-entries';
import { useStore } from '@/lib/client/store';
import { useDashboard } from './dashboard';
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
  const { topology } = useDashboard();
  const commands = useStore(canvasCommands, (value) => value);
  const actions = useMemo<PaletteAction[]>(() => {
    if (!commands) return [];
    const projects = [...new Set(topology.containers.flatMap(({ project }) => project ?? []))];
    return [
      { id: 'fit', title: 'Fit the graph', words: 'zoom all', keys: 'f', run: commands.fit },
      { id: 'tidy', title: 'Tidy up', words: 'layout arrange again', run: commands.tidyUp },
      ...(projects.length > 0
        ? [
            { id: 'fold', title: 'Fold every project', words: 'collapse', run: () => commands.fold(projects, true) },
            { id: 'unfold', title: 'Unfold every project', words: 'expand', run: () => commands.fold(projects, false) },
          ]
        : []),
      ...formats.map(([format, title]) => ({
        id: `save-${format}`,
        title,
        words: 'export download',
        run: () => commands.save(format),
      })),
    ];
  }, [commands, topology]);
  return <PaletteAndHelp actions={actions} />;
}
