import type { Point } from '@/lib/graph/geometry';
import type { Places } from '@/lib/graph/layout';
import type { NodeId, PlaceId } from '@/lib/graph/scene-ids';

type Id = NodeId | PlaceId;

/**
 * Where everything stands. Outlives the canvas, so that going to a table and back moves nothing. What is put here is
 * handed on to be saved under names that outlive ids.
 */
export class Positions {
  private readonly places: Places = new Map();
  private save: (changed: Places) => void = () => {};

  /** What is put from now on is told to `save`. */
  savedBy(save: (changed: Places) => void): void {
    this.save = save;
  }

  /** Takes what was saved before, for whatever has no place yet; saves nothing. */
  recall(saved: Places): void {
    for (const [id, at] of saved) if (!this.places.has(id)) this.places.set(id, at);
  }

  put(places: Places): void {
    const changed: Places = new Map();
    for (const [id, at] of places) {
      const before = this.places.get(id);
      if (before?.x === at.x && before.y === at.y) continue;
      this.places.set(id, at);
      changed.set(id, at);
    }
    if (changed.size > 0) this.save(changed);
  }

  has(id: Id): boolean {
    return this.places.has(id);
  }

  get(id: Id): Point | undefined {
    return this.places.get(id);
  }

  all(): ReadonlyMap<Id, Point> {
    return this.places;
  }
}

/** The one picture of this tab. */
export const positions = new Positions();
