import { describe, expect, it } from 'vitest';
import type { Places } from '@/lib/graph/layout';
import { placeNew } from '@/lib/graph/place';
import { sceneOf, type Scene } from '@/lib/graph/scene';
import { nodeId, type GroupId } from '@/lib/graph/scene-ids';
import { aContainer, aNetwork, anEndpoint, aTopology } from '@/lib/model/builders';
import type { LayoutTask } from './layout-in-worker';
import { Placing } from './placing';
import { Positions } from './positions';

const networks = [0, 1].map((number) => aNetwork({ name: `net-${number}` }));
const members = networks.flatMap((network, number) =>
  Array.from({ length: 60 }, (_, member) => ({ network, container: aContainer({ name: `c-${number}-${member}` }) })),
);
const groups = networks.map(({ id }): GroupId => nodeId('network', id));
const sceneWith = (count: number, folded: readonly GroupId[] = []): Scene =>
  sceneOf(
    aTopology({
      networks,
      containers: members.slice(0, count).map(({ container }) => container),
      endpoints: members.slice(0, count).map(({ network, container }) => anEndpoint(network, container)),
    }),
    { folded: new Set(folded) },
  );
const [large, folded] = [sceneWith(120), sceneWith(120, groups)];
const here = { x: 1, y: 2 };
const there = { x: 3000, y: 4000 };

/** A worker that answers when it is told to. */
function aWorker() {
  const tasks: { task: LayoutTask; signal: AbortSignal; answer: (places: Places | null) => void }[] = [];
  const positions = new Positions();
  const placing = new Placing(
    positions,
    (task, signal) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve(null));
        tasks.push({ task, signal, answer: resolve });
      }),
  );
  const everywhere = ({ nodes }: Scene, at = there): Places => new Map(nodes.map(({ id }) => [id, { ...at }]));
  return { tasks, positions, placing, everywhere };
}

describe('Placing', () => {
  it('lays everything out where nothing stands, once for whoever asks', async () => {
    const { tasks, positions, placing, everywhere } = aWorker();
    placing.ahead(large);
    const asked = placing.place(large, placeNew);
    tasks[0]?.answer(everywhere(large));
    expect(await asked).toBe(0);
    expect(tasks).toHaveLength(1);
    expect(tasks[0]?.task.standing.size).toBe(0);
    expect(placing.place(large, placeNew)).toBeNull();
    expect(positions.get(large.nodes[0]?.id ?? 'network:none')).toEqual(there);
  });

  it('puts a few beside what stands at once, and many by the worker, where what stands stays', async () => {
    const { tasks, positions, placing, everywhere } = aWorker();
    positions.put(everywhere(sceneWith(2), here));
    expect(placing.place(sceneWith(5), placeNew)).toBeNull();
    expect(positions.has(nodeId('container', members[4]?.container.id ?? ''))).toBe(true);
    const asked = placing.place(large, placeNew);
    expect(tasks[0]?.task.standing.size).toBe(positions.all().size);
    const joined = placing.place(sceneWith(119), placeNew);
    tasks[0]?.answer(placeNew(large, positions.all()));
    expect([await asked, await joined]).toEqual([114, 0]);
    expect(positions.get(nodeId('network', networks[0]?.id ?? ''))).toEqual(here);
  });

  it('is over when everything is folded again, and puts nothing anywhere', async () => {
    const { tasks, positions, placing, everywhere } = aWorker();
    positions.put(everywhere(folded, here));
    const asked = placing.place(large, placeNew);
    expect(placing.place(folded, placeNew)).toBeNull();
    expect(tasks[0]?.signal.aborted).toBe(true);
    expect(await asked).toBe(0);
    expect(positions.all().size).toBe(folded.nodes.length);
  });

  it('goes on when something else changes meanwhile, and places nobody who is gone', async () => {
    const { tasks, positions, placing, everywhere } = aWorker();
    const asked = placing.place(large, placeNew);
    const later = placing.place(sceneWith(119), placeNew);
    tasks[0]?.answer(everywhere(large));
    await Promise.all([asked, later]);
    expect(tasks).toHaveLength(1);
    expect(positions.has(nodeId('container', members[118]?.container.id ?? ''))).toBe(true);
    expect(positions.has(nodeId('container', members[119]?.container.id ?? ''))).toBe(false);
  });

  it('leaves what was moved meanwhile where the hand left it', async () => {
    const { tasks, positions, placing, everywhere } = aWorker();
    positions.put(everywhere(large, here));
    placing.place(large, placeNew);
    const tidied = placing.tidyUp(large, new AbortController().signal);
    const moved = nodeId('container', members[7]?.container.id ?? '');
    positions.put(new Map([[moved, { x: -5, y: -6 }]]));
    tasks[0]?.answer(everywhere(large));
    const places = await tidied;
    expect(places?.size).toBe(large.nodes.length - 1);
    expect(positions.get(moved)).toEqual({ x: -5, y: -6 });
  });

  it('tidies up once: whoever asks again takes the place of the one before', async () => {
    const { tasks, positions, placing, everywhere } = aWorker();
    positions.put(everywhere(large, here));
    placing.place(large, placeNew);
    const { signal } = new AbortController();
    const [first, second] = [placing.tidyUp(large, signal), placing.tidyUp(large, signal)];
    expect(tasks.map((one) => one.signal.aborted)).toEqual([true, false]);
    tasks[1]?.answer(everywhere(large));
    expect(await first).toBeNull();
    expect((await second)?.size).toBe(large.nodes.length);
  });

  it('may fail, and is tried again by whoever asks again', async () => {
    let attempts = 0;
    const placing = new Placing(new Positions(), () => {
      attempts += 1;
      return Promise.reject(new Error('no worker'));
    });
    await expect(placing.place(large, placeNew)).rejects.toThrow('no worker');
    await expect(placing.place(large, placeNew)).rejects.toThrow('no worker');
    expect(attempts).toBe(2);
  });
});
