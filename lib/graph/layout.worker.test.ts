import { afterEach, describe, expect, it, vi } from 'vitest';
import { aContainer, aNetwork, anEndpoint, aTopology } from '@/lib/model/builders';
import { layoutScene } from './layout';
import type { LayoutAnswer, LayoutOrder } from './layout-messages';
import { placeNew } from './place';
import { sceneOf } from './scene';

const networks = Array.from({ length: 4 }, (_, index) => aNetwork({ name: `net-${index}` }));
const containers = Array.from({ length: 80 }, (_, index) => aContainer({ name: `c-${index}` }));
const scene = sceneOf(
  aTopology({
    networks,
    containers,
    endpoints: containers.flatMap((container, index) =>
      [0, 1].map((step) => anEndpoint(networks[(index + step) % 4] ?? aNetwork({ name: 'none such' }), container)),
    ),
  }),
);

/** The worker's own world: what it is told comes by `tell`, what it says goes to `hear`. */
async function startWorker(hear: (answer: LayoutAnswer) => void): Promise<(order: LayoutOrder) => void> {
  let tell: (order: LayoutOrder) => void = () => {};
  vi.stubGlobal('addEventListener', (_type: string, listen: (event: { data: LayoutOrder }) => void) => {
    tell = (data) => listen({ data });
  });
  vi.stubGlobal('postMessage', hear);
  vi.resetModules();
  await import('./layout.worker');
  return tell;
}

describe('the worker that lays out', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('says how far it is, and gives the places of a whole layout', async () => {
    const answers: LayoutAnswer[] = [];
    await new Promise<void>((resolve) => {
      void startWorker((answer) => {
        answers.push(answer);
        if (answer.kind === 'places') resolve();
      }).then((tell) => tell({ kind: 'lay out', scene, standing: new Map() }));
    });
    const shares = answers.flatMap((answer) => (answer.kind === 'share' ? answer.share : []));
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(answers.at(-1)).toEqual({ kind: 'places', places: [...layoutScene(scene)] });
  });

  it('gives places around what stands, which is not among them', async () => {
    const standing = new Map([...layoutScene(scene)].slice(0, 30));
    const answer = await new Promise<LayoutAnswer>((resolve) => {
      void startWorker((answer) => {
        if (answer.kind === 'places') resolve(answer);
      }).then((tell) => tell({ kind: 'lay out', scene, standing }));
    });
    expect(answer).toEqual({ kind: 'places', places: [...placeNew(scene, standing)] });
    expect(answer.kind === 'places' && answer.places.some(([id]) => standing.has(id))).toBe(false);
  });

  it('ends with what was reached when it is told to hurry', async () => {
    const places = await new Promise<LayoutAnswer>((resolve) => {
      void startWorker((answer) => {
        if (answer.kind === 'places') resolve(answer);
      }).then((tell) => {
        tell({ kind: 'hurry' });
        tell({ kind: 'lay out', scene, standing: new Map() });
      });
    });
    const hurried = new Map(places.kind === 'places' ? places.places : []);
    expect(hurried.size).toBe(layoutScene(scene).size);
    expect(hurried).not.toEqual(layoutScene(scene));
  });
});
