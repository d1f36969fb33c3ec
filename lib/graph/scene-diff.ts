import type { Scene, SceneLine } from './scene';
import type { SceneId } from './scene-ids';
import type { SceneNode } from './scene-nodes';

export interface SceneDiff {
  addNodes: SceneNode[];
  addLines: SceneLine[];
  /** Same id, other content. */
  updateNodes: SceneNode[];
  updateLines: SceneLine[];
  remove: SceneId[];
}

/** What has to be touched to turn one drawn scene into the next; a line that changed its ends is drawn anew. */
export function sceneDiff(before: Scene, after: Scene): SceneDiff {
  const nodes = compare(before.nodes, after.nodes, () => false);
  const lines = compare(before.lines, after.lines, (a, b) => a.source !== b.source || a.target !== b.target);
  return {
    addNodes: nodes.add,
    addLines: lines.add,
    updateNodes: nodes.update,
    updateLines: lines.update,
    remove: [...lines.remove, ...nodes.remove],
  };
}

function compare<T extends { id: SceneId }>(
  before: readonly T[],
  after: readonly T[],
  redraw: (a: T, b: T) => boolean,
) {
  const known = new Map(before.map((item) => [item.id, item]));
  const add: T[] = [];
  const update: T[] = [];
  const remove: SceneId[] = [];
  for (const item of after) {
    const old = known.get(item.id);
    known.delete(item.id);
    if (!old) add.push(item);
    else if (redraw(old, item)) {
      remove.push(item.id);
      add.push(item);
    } else if (!sameContent(old, item)) update.push(item);
  }
  return { add, update, remove: [...remove, ...known.keys()] };
}

/** Scene items are flat objects of primitives. */
function sameContent<T extends object>(a: T, b: T): boolean {
  return (Object.keys(a) as (keyof T)[]).every((key) => a[key] === b[key]);
}
