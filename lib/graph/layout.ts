import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationLinkDatum,
  type SimulationNodeDatum,
} from 'd3-force';
import { componentsOf } from './components';
import { roomOf, sizeOf, type Point, type Size } from './geometry';
import { packBoxes } from './pack';
import type { Scene, SceneLine, SceneNode } from './scene';
import type { NodeId } from './scene-ids';
import { tangle } from './tangle';

interface Body extends SimulationNodeDatum {
  id: NodeId;
  radius: number;
  /** From the centre to the border, sideways. */
  reach: number;
  charge: number;
  project: string | null;
}

const steps = 300;
const goldenAngle = Math.PI * (3 - Math.sqrt(5));
const hubCharge = -1600;
const containerCharge = -700;
const mostAttempts = 12;
/** An attempt costs a little less than the square of the nodes (160: 280 ms); all together about half a second. */
const attemptBudget = 40_000;
const shelfGap = 24;
/** What is seen of a line between two borders. */
const lineLength = 40;

/**
 * First layout of a scene: a force simulation for each part that hangs together, the parts side by side, and below them
 * a shelf of what nothing is tied to. Deterministic: the same scene gives the same picture. 300 steps of 1,000 nodes take
 * about 1.7 s, so run it in the worker.
 */
export function layoutScene(scene: Scene): Map<NodeId, Point> {
  const parts = componentsOf(scene);
  const attempts = attemptsFor(scene.nodes.length);
  const tied = parts.filter((part) => part.length > 1).map((part) => layoutPart(part, scene.lines, attempts));
  const centres = packBoxes(tied.map((part) => part.size));
  const positions = new Map<NodeId, Point>();
  tied.forEach((part, index) => {
    const centre = centres[index] ?? { x: 0, y: 0 };
    for (const [id, at] of part.positions) {
      positions.set(id, { x: Math.round(at.x + centre.x), y: Math.round(at.y + centre.y) });
    }
  });
  shelve(
    parts.flatMap((part) => (part.length === 1 ? part : [])),
    positions,
  );
  return positions;
}

/** Small scenes can afford to be tried from several beginnings. */
function attemptsFor(nodes: number): number {
  return Math.max(1, Math.min(mostAttempts, Math.floor(attemptBudget / nodes ** 2)));
}

/** One part around its own middle, and the room it takes with all labels. */
function layoutPart(
  nodes: readonly SceneNode[],
  all: readonly SceneLine[],
  attempts: number,
): { positions: Map<NodeId, Point>; size: Size } {
  const members = new Set(nodes.map((node) => node.id));
  const lines = all.filter((line) => members.has(line.source));
  let best = simulate(nodes, lines, 0);
  if (attempts === 1) return centred(nodes, best);
  let lowest = tangle(nodes, lines, best);
  for (let attempt = 1; attempt < attempts && lowest > 0; attempt += 1) {
    const positions = simulate(nodes, lines, attempt);
    const cost = tangle(nodes, lines, positions);
    if (cost < lowest) [best, lowest] = [positions, cost];
  }
  return centred(nodes, best);
}

/** One run; where the simulation begins, and so which of its resting places it finds, depends on the attempt. */
function simulate(nodes: readonly SceneNode[], lines: readonly SceneLine[], attempt: number): Map<NodeId, Point> {
  const bodies: Body[] = nodes.map((node, index) => {
    const angle = ((index * (attempt + 1)) % nodes.length) * goldenAngle;
    const radius = 60 * Math.sqrt(index + 1);
    return {
      id: node.id,
      x: radius * Math.cos(angle),
      y: radius * Math.sin(angle),
      radius: radiusOf(node),
      reach: sizeOf(node).width / 2,
      charge: node.kind === 'network' ? hubCharge : containerCharge,
      project: node.project,
    };
  });
  const links: SimulationLinkDatum<Body>[] = lines.map((line) => ({ source: line.source, target: line.target }));
  forceSimulation(bodies)
    .force(
      'link',
      forceLink<Body, SimulationLinkDatum<Body>>(links)
        .id((body) => body.id)
        .distance((link) => lineLength + reachOf(link.source) + reachOf(link.target)),
    )
    .force(
      'charge',
      forceManyBody<Body>()
        .strength((body) => body.charge)
        .distanceMax(900),
    )
    .force('collide', forceCollide<Body>((body) => body.radius).iterations(3))
    .force('project', pullTogether(bodies))
    // The canvas is wider than high: pull harder towards the horizontal middle.
    .force('x', forceX(0).strength(0.02))
    .force('y', forceY(0).strength(0.07))
    .stop()
    .tick(steps);
  return new Map(bodies.map((body) => [body.id, { x: body.x ?? 0, y: body.y ?? 0 }]));
}

function centred(
  nodes: readonly SceneNode[],
  positions: ReadonlyMap<NodeId, Point>,
): { positions: Map<NodeId, Point>; size: Size } {
  const boxes = nodes.map((node) => ({
    id: node.id,
    at: positions.get(node.id) ?? { x: 0, y: 0 },
    room: roomOf(node),
  }));
  const left = Math.min(...boxes.map(({ at, room }) => at.x - room.width / 2));
  const right = Math.max(...boxes.map(({ at, room }) => at.x + room.width / 2));
  const top = Math.min(...boxes.map(({ at, room }) => at.y - room.height / 2));
  const bottom = Math.max(...boxes.map(({ at, room }) => at.y + room.height / 2));
  const middle = { x: (left + right) / 2, y: (top + bottom) / 2 };
  return {
    positions: new Map(boxes.map(({ id, at }) => [id, { x: at.x - middle.x, y: at.y - middle.y }])),
    size: { width: right - left, height: bottom - top },
  };
}

/** d3-force replaces the ids of a link's ends by the bodies themselves. */
function reachOf(end: SimulationLinkDatum<Body>['source']): number {
  return typeof end === 'object' ? end.reach : 0;
}

function radiusOf(node: SceneNode): number {
  const { width, height } = roomOf(node);
  return (width + height) / 4 + 4;
}

/** A weak pull of every member towards the middle of its project, so that a project reads as one thing. */
function pullTogether(bodies: readonly Body[]): (alpha: number) => void {
  const groups = new Map<string, Body[]>();
  for (const body of bodies) {
    if (body.project === null) continue;
    groups.set(body.project, [...(groups.get(body.project) ?? []), body]);
  }
  return (alpha) => {
    for (const members of groups.values()) {
      const middle = middleOf(members);
      for (const body of members) {
        body.vx = (body.vx ?? 0) + (middle.x - (body.x ?? 0)) * 0.12 * alpha;
        body.vy = (body.vy ?? 0) + (middle.y - (body.y ?? 0)) * 0.12 * alpha;
      }
    }
  };
}

function middleOf(bodies: readonly Body[]): Point {
  const sum = bodies.reduce((total, body) => ({ x: total.x + (body.x ?? 0), y: total.y + (body.y ?? 0) }), {
    x: 0,
    y: 0,
  });
  return { x: sum.x / bodies.length, y: sum.y / bodies.length };
}

/** Nodes without a line stand in rows below the rest, in reading order. */
function shelve(nodes: readonly SceneNode[], positions: Map<NodeId, Point>): void {
  const placed = [...positions.values()];
  const left = Math.min(0, ...placed.map((point) => point.x));
  const right = Math.max(720, ...placed.map((point) => point.x));
  let y = (placed.length > 0 ? Math.max(...placed.map((point) => point.y)) : 0) + 120;
  let x = left;
  for (const node of nodes) {
    const { width } = roomOf(node);
    if (x + width > right && x > left) {
      x = left;
      y += 84;
    }
    positions.set(node.id, { x: Math.round(x + width / 2), y });
    x += width + shelfGap;
  }
}
