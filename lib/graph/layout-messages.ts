import type { Point } from './geometry';
import type { Scene } from './scene';
import type { NodeId, PlaceId } from './scene-ids';

/** What the layout's worker is told: begin, or end with what was reached. */
export type LayoutOrder =
  /** Around what stands, which stays; where nothing does, everything. */
  { kind: 'lay out'; scene: Scene; standing: ReadonlyMap<NodeId | PlaceId, Point> } | { kind: 'hurry' };

/** What it says: how far it is (0 to 1), and once where everything goes. */
export type LayoutAnswer = { kind: 'share'; share: number } | { kind: 'places'; places: [NodeId | PlaceId, Point][] };
