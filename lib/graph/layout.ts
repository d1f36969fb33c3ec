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
import { roomOf, type Point } from './geometry';
import type { Scene, SceneNode } from './scene';
import type { NodeId } from './scene-ids';

interface Body extends SimulationNodeDatum {
  id: NodeId;
  radius: number;
  project: string | null;
}

const steps = 300;
const shelfGap = 24;

/**
 * First layout of a scene: one force simulation for what is connected, a shelf below for what is not. Deterministic:
 * the same scene gives the same picture. 300 steps of 1,000 nodes take about 1.7 s, so run it in the worker.
 */
export function layoutScene(scene: Scene): Map<NodeId, Point> {
  const connected = new Set(scene.lines.flatMap((line) => [line.source, line.target]));
  const bodies: Body[] = scene.nodes
    .filter((node) => connected.has(node.id))
    .map((node) => ({ id: node.id, radius: radiusOf(node), project: node.project }));
  const links: SimulationLinkDatum<Body>[] = scene.lines.map((line) => ({ source: line.source, target: line.target }));

  forceSimulation(bodies)
    .force(
      'link',
      forceLink<Body, SimulationLinkDatum<Body>>(links)
        .id((body) => body.id)
        .distance(96)
        .strength(0.55),
    )
    .force('charge', forceManyBody().strength(-520).distanceMax(700))
    .force('collide', forceCollide<Body>((body) => body.radius).iterations(2))
    .force('project', pullTogether(bodies))
    // The canvas is wider than high: pull harder towards the horizontal middle.
    .force('x', forceX(0).strength(0.035))
    .force('y', forceY(0).strength(0.075))
    .stop()
    .tick(steps);

  const positions = new Map<NodeId, Point>();
  for (const body of bodies) positions.set(body.id, { x: Math.round(body.x ?? 0), y: Math.round(body.y ?? 0) });
  shelve(
    scene.nodes.filter((node) => !connected.has(node.id)),
    positions,
  );
  return positions;
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
