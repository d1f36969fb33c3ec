import type { Core, EventObjectNode } from 'cytoscape';
import { detailAt } from '@/lib/graph/level-of-detail';

const classes = ['middling', 'far'] as const;

/**
 * Keeps classes on every node for as long as the view is away: `middling` where small print is gone and names need its
 * room, `far` where only colours can be told apart.
 */
export function markFar(graph: Core): void {
  let current: string | null = null;
  graph.on('zoom', () => {
    const next = classAt(graph.zoom());
    if (next === current) return;
    current = next;
    graph.batch(() => {
      for (const name of classes) graph.nodes().toggleClass(name, name === current);
    });
  });
  graph.on('add', 'node', ({ target }: EventObjectNode) => {
    if (current !== null) target.addClass(current);
  });
}

function classAt(zoom: number): (typeof classes)[number] | null {
  const { far, smallPrint } = detailAt(zoom);
  return far ? 'far' : smallPrint ? null : 'middling';
}
