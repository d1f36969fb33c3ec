import type { Core, EventObjectNode } from 'cytoscape';
import { detailAt } from '@/lib/graph/level-of-detail';

/** Keeps the class `far` on every node while the view is so far away that only colours can be told apart. */
export function markFar(graph: Core): void {
  let far = false;
  graph.on('zoom', () => {
    if (far === detailAt(graph.zoom()).far) return;
    far = !far;
    graph.nodes().toggleClass('far', far);
  });
  graph.on('add', 'node', ({ target }: EventObjectNode) => {
    if (far) target.addClass('far');
  });
}
