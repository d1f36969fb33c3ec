import { describe, expect, it } from 'vitest';
import { aContainer, aNetwork, anEndpoint, aTopology } from '@/lib/model/builders';
import { overlaps, roomOf } from './geometry';
import { layoutScene, layoutSteps } from './layout';
import { finish, newPace, shareOf } from './pace';
import { sceneOf } from './scene';

const networks = [0, 1, 2].map((index) => aNetwork({ name: `net-${index}`, project: index === 0 ? 'shop' : null }));
const ties = networks.flatMap((network, index) =>
  Array.from({ length: 20 }, (_, member) => ({
    network,
    container: aContainer({ name: `c-${index}-${member}`, project: network.project, service: 'x' }),
  })),
);
const scene = sceneOf(
  aTopology({
    networks,
    containers: ties.map(({ container }) => container),
    endpoints: ties.map(({ network, container }) => anEndpoint(network, container)),
  }),
);

describe('a layout step by step', () => {
  it('goes forward to the end and gives the same places', () => {
    const pace = newPace();
    const steps = layoutSteps(scene, pace);
    const shares: number[] = [];
    let step = steps.next();
    for (; step.done !== true; step = steps.next()) shares.push(shareOf(pace));
    expect(step.value).toEqual(layoutScene(scene));
    expect(shares.length).toBeGreaterThan(10);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(pace.done).toBeLessThanOrEqual(pace.total);
    expect(shares.at(-1)).toBeGreaterThan(0.9);
  });

  it('ends early when it is hurried, with a place for everything and nothing on top of another', () => {
    const pace = newPace();
    const steps = layoutSteps(scene, pace);
    steps.next();
    pace.hurried = true;
    const places = finish(steps);
    expect(pace.done).toBeLessThan(pace.total / 4);
    const placed = scene.nodes.map((node) => ({ node, at: places.get(node.id) }));
    placed.forEach(({ node: a, at }, index) => {
      expect(at, a.label).toBeDefined();
      for (const { node: b, at: other } of placed.slice(index + 1)) {
        const { width, height } = roomOf(b);
        // Rounding to whole pixels may cost one.
        const room = { width: width - 2, height: height - 2 };
        expect(at && other && overlaps(at, roomOf(a), other, room), `${a.label} and ${b.label}`).toBe(false);
      }
    });
  });
});
