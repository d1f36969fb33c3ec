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
import type { Point, Size } from './geometry';
import type { Pace, Steps } from './pace';
import { separate } from './separate';

/** Something with a size that is to find its place: a node, or a whole part of the picture. */
export interface Body {
  id: string;
  size: Size;
  /** From its middle to where its lines begin, sideways. */
  reach: number;
  /** Others gather around it: a hub pushes them further than they push each other. */
  isHub: boolean;
}

export interface Tie {
  source: string;
  target: string;
}

interface Particle extends SimulationNodeDatum {
  id: string;
  /** Radius that collides. */
  radius: number;
  /** From the middle to the border, sideways. */
  reach: number;
  charge: number;
}

/** Small scenes come to rest sooner. */
export const stepsFor = (bodies: number): number => (bodies < 120 ? 160 : 300);
/** Of steps, between which it can be stopped: 1,000 bodies take 60 ms. */
const stride = 10;
const hubCharge = -600;
const leafCharge = -220;
/** What is seen of a line between two borders. */
const lineLength = 42;

/**
 * A force simulation from one of many beginnings: which of its resting places it finds depends on where it begins.
 * Nothing overlaps in the end. Deterministic: the same bodies in the same order and the same attempt give the same
 * places, unless it is hurried. 300 steps of 1,000 bodies take about 1.7 s.
 */
export function* simulate(
  bodies: readonly Body[],
  ties: readonly Tie[],
  attempt: number,
  pace: Pace,
): Steps<Map<string, Point>> {
  const beginnings = beginningsOf(bodies, ties, attempt);
  const particles: Particle[] = bodies.map(({ id, size, reach, isHub }, index) => ({
    id,
    ...(beginnings[index] ?? { x: 0, y: 0 }),
    radius: (size.width + size.height) / 4 + 4,
    reach,
    charge: (isHub ? hubCharge : leafCharge) * Math.max(1, (size.width * size.height) / 30_000),
  }));
  const links: SimulationLinkDatum<Particle>[] = ties.map(({ source, target }) => ({ source, target }));
  const simulation = forceSimulation(particles)
    .force(
      'link',
      forceLink<Particle, SimulationLinkDatum<Particle>>(links)
        .id((particle) => particle.id)
        .distance((link) => lineLength + reachOf(link.source) + reachOf(link.target)),
    )
    .force(
      'charge',
      forceManyBody<Particle>()
        .strength((particle) => particle.charge)
        .distanceMax(900),
    )
    // The simulation cools down within the steps that it has.
    .alphaDecay(1 - 0.001 ** (1 / stepsFor(bodies.length)))
    .force('collide', forceCollide<Particle>((particle) => particle.radius).iterations(2))
    // The canvas is wider than high: pull harder towards the horizontal middle.
    .force('x', forceX(0).strength(0.02))
    .force('y', forceY(0).strength(0.11))
    .stop();
  for (let step = 0; step < stepsFor(bodies.length) && !pace.hurried; step += stride) {
    simulation.tick(stride);
    pace.done += stride * bodies.length;
    yield;
  }
  const placed = separate(
    bodies.map(({ size }, index) => ({ at: { x: particles[index]?.x ?? 0, y: particles[index]?.y ?? 0 }, size })),
  );
  return new Map(bodies.map(({ id }, index) => [id, placed[index] ?? { x: 0, y: 0 }]));
}

/** Hubs in a circle, in an order that the attempt shuffles; everything else beside the hubs that it is tied to. */
function beginningsOf(bodies: readonly Body[], ties: readonly Tie[], attempt: number): Point[] {
  const hubs = bodies.filter(({ isHub }) => isHub);
  const order = shuffled(hubs, attempt);
  const radius = 70 + 55 * hubs.length;
  const at = new Map(
    order.map(({ id }, index) => {
      const angle = (index / order.length) * 2 * Math.PI + attempt;
      return [id, { x: radius * Math.cos(angle), y: radius * Math.sin(angle) * 0.6 }] as const;
    }),
  );
  const near = new Map<string, Point[]>();
  for (const { source, target } of ties) {
    for (const [id, other] of [
      [source, at.get(target)],
      [target, at.get(source)],
    ] as const) {
      if (other) near.set(id, [...(near.get(id) ?? []), other]);
    }
  }
  return bodies.map(({ id }, index) => {
    const own = at.get(id);
    if (own) return own;
    const around = near.get(id) ?? [];
    const sum = around.reduce((total, point) => ({ x: total.x + point.x, y: total.y + point.y }), { x: 0, y: 0 });
    const angle = index * goldenAngle;
    const distance = around.length > 1 ? 24 : 90;
    const share = Math.max(1, around.length);
    return { x: sum.x / share + distance * Math.cos(angle), y: sum.y / share + distance * Math.sin(angle) };
  });
}

const goldenAngle = Math.PI * (3 - Math.sqrt(5));

/** In the order given for attempt 0; a linear congruence shuffles for the others. */
function shuffled<T>(items: readonly T[], attempt: number): T[] {
  const result = [...items];
  if (attempt === 0) return result;
  let state = attempt * 7919;
  for (let last = result.length - 1; last > 0; last -= 1) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    const other = state % (last + 1);
    [result[last], result[other]] = [result[other] as T, result[last] as T];
  }
  return result;
}

/** d3-force replaces the ids of a link's ends by the particles themselves. */
function reachOf(end: SimulationLinkDatum<Particle>['source']): number {
  return typeof end === 'object' ? end.reach : 0;
}
