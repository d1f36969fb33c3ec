import { boundsOf, containerSize, roomOf, sizeOf, type Box, type Point } from './geometry';
import type { Scene } from './scene';
import type { NodeId, PlaceId } from './scene-ids';
import type { NetworkNode, SceneNode } from './scene-nodes';

/** Half the height of the two bars. */
export const hostHalf = 15;
export const outsideHalf = 12;
const gapAboveHost = 20;
const gapBetweenBars = 22;
/** A container that stands on the host's bar has its name above it; a folded group of them is no higher. */
const seatedHeight = containerSize + 26;
/** At the left end of a bar, where its name stands. */
const nameWidth = 60;
/** Ends of bars lie on a grid of this width, so that a bar does not change with every node. */
const grid = 80;

/** Where the bars lie: below everything that floats. */
export function groundBelow(scene: Scene, places: ReadonlyMap<NodeId | PlaceId, Point>): Map<PlaceId, Point> {
  if (scene.host === null) return new Map();
  const above = boundsOf(
    placedNodes(scene, (id) => places.get(id)).map(({ at, node }) => ({ at, size: roomOf(node) })),
  );
  const hasSeats = scene.nodes.some(isSeatedOnHost);
  const host = Math.round((above?.bottom ?? 0) + gapAboveHost + (hasSeats ? seatedHeight : 0) + hostHalf);
  const middle = Math.round(((above?.left ?? 0) + (above?.right ?? 0)) / 2);
  return new Map([
    ['place:host', { x: middle, y: host }],
    ['place:outside', { x: middle, y: host + hostHalf + gapBetweenBars + outsideHalf }],
  ]);
}

/** In host mode, or the folded group of those who are: it stands on the host's bar. */
export function isSeatedOnHost(node: SceneNode): boolean {
  return node.kind === 'container' ? node.seat === 'host' : node.kind === 'network' && node.driver === 'host';
}

/** The y at which it stands on the host's bar. */
export function seatHeight(host: Point, node: SceneNode): number {
  return host.y - hostHalf - sizeOf(node).height / 2 - 2;
}

/** A bar across the picture: the engine's host, or the world beyond it. */
export interface Bar {
  place: PlaceId;
  box: Box;
}

/** A thin vertical line from a node to a bar: the way that what is there takes outwards. */
export interface Tap {
  from: NodeId;
  kind: 'nat' | 'routed' | 'parent' | 'closed' | 'port';
  start: Point;
  end: Point;
  /** At its lower end: `:8080`, `eth0`; empty for none. */
  label: string;
  driver: NetworkNode['driver'] | null;
}

export interface Ground {
  bars: readonly Bar[];
  taps: readonly Tap[];
}

const noGround: Ground = { bars: [], taps: [] };
/** A stub that leads nowhere. */
const stub = 13;
const tapSpacing = 9;
const portWidth = 44;

/** The bars and the ways outward, from where everything stands now. */
export function groundOf(scene: Scene, positionOf: (id: NodeId | PlaceId) => Point | undefined): Ground {
  const [host, outside] = [positionOf('place:host'), positionOf('place:outside')];
  if (scene.host === null || !host || !outside) return noGround;
  const placed = placedNodes(scene, positionOf);
  const around = boundsOf(placed.map(({ at, node }) => ({ at, size: roomOf(node) })));
  const left = Math.floor((Math.min(around?.left ?? 0, host.x - 240) - nameWidth) / grid) * grid;
  const right = Math.ceil(Math.max(around?.right ?? 0, host.x + 240) / grid) * grid;
  const bar = (place: PlaceId, y: number, half: number): Bar => ({
    place,
    box: { left, right, top: y - half, bottom: y + half },
  });
  const bars = [bar('place:host', host.y, hostHalf), bar('place:outside', outside.y, outsideHalf)];

  const hubs = placed.flatMap(({ node, at }) => (node.kind === 'network' && node.out !== null ? [{ node, at }] : []));
  const networkTaps = spread(hubs.map((hub) => ({ ...hub, width: tapSpacing }))).map(({ node, at, x }): Tap => {
    const start = { x, y: at.y + sizeOf(node).height / 2 };
    const end =
      node.out === 'closed' ? start.y + stub : node.out === 'parent' ? outside.y - outsideHalf : host.y - hostHalf;
    return {
      from: node.id,
      kind: node.out ?? 'closed',
      start,
      end: { x, y: end },
      label: node.parent,
      driver: node.driver,
    };
  });
  const publishers = placed.flatMap(({ node, at }) =>
    node.kind === 'container' && node.ports !== ''
      ? node.ports.split(' ').map((port) => ({ node, at, port, width: portWidth }))
      : [],
  );
  const portTaps = spread(publishers).map(({ node, at, port, x }): Tap => ({
    from: node.id,
    kind: 'port',
    start: { x: Math.max(at.x - 14, Math.min(at.x + 14, x)), y: at.y + containerSize / 2 },
    end: { x, y: outside.y - outsideHalf },
    label: port,
    driver: null,
  }));
  return { bars, taps: [...networkTaps, ...portTaps] };
}

/** Gives everything an x of its own, as near to its node as the widths of its neighbours let it. */
function spread<T extends { at: Point; width: number }>(items: readonly T[]): (T & { x: number })[] {
  let free = -Infinity;
  return items
    .toSorted((a, b) => a.at.x - b.at.x)
    .map((item) => {
      const x = Math.max(item.at.x, free + item.width / 2);
      free = x + item.width / 2;
      return { ...item, x };
    });
}

function placedNodes(scene: Scene, positionOf: (id: NodeId) => Point | undefined) {
  return scene.nodes.flatMap((node) => {
    const at = isOffGround(node) ? undefined : positionOf(node.id);
    return at ? [{ node, at }] : [];
  });
}

/** On the shelf below the bars: it has no part in where they lie. */
export function isOffGround(node: SceneNode): boolean {
  if (node.kind === 'container') return node.seat === 'shelf';
  return node.kind === 'network' && (node.members === 0 || node.driver === 'none');
}
