import { connectEngine } from '@/lib/docker/dockerode-engine';
import { resolveEndpoint } from '@/lib/docker/endpoint';
import type { Engine } from '@/lib/docker/engine';
import { Inventory } from '@/lib/inventory/inventory';
import { counting, type CountedCall } from '../engine/counting';
import { engineCall } from '../lab/engine-api.mjs';
import { until } from '../lab/waiting.mjs';
import { crowdSize, startCrowd } from './crowd';
import { percentile, type Result } from './result';

const rounds = 30;
const targetMs = 40;

/** P3: lists to snapshot with 150 running containers on a real engine, and how many calls the engine gets for it. */
export async function run(): Promise<Result> {
  const lab = await startCrowd();
  const calls: CountedCall[] = [];
  const endpoint = resolveEndpoint({ ...process.env, DOCKER_HOST: lab.dockerHost }, '/nowhere');
  const engine = counting(connectEngine(endpoint), calls);
  const inventory = new Inventory(engine, { reconcileMs: 60_000 });
  try {
    const begun = performance.now();
    inventory.start();
    await until('the snapshot', () => inventory.connection.status === 'live', { everyMs: 1 });
    const firstSnapshot = performance.now() - begun;
    await until('every detail', () => inventory.topology.containers.every(({ startedAt }) => startedAt !== null));
    const allDetail = performance.now() - begun;
    const atStart = tally(calls);

    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) times.push(await listsToSnapshot(engine));

    calls.length = 0;
    await engineCall(lab.socket, 'POST', '/networks/net-5/connect', { Container: 'crowd-1' });
    const before = inventory.topology.endpoints.length;
    await until('the endpoint', () => inventory.topology.endpoints.length > before || calls.includes('inspect'));
    const forOne = tally(calls);

    const p50 = percentile(times, 0.5);
    const { inspect: inspects = 0 } = atStart;
    const lists = listsIn(atStart);
    return {
      id: 'P3',
      rows: [
        {
          what: `lists to snapshot, ${crowdSize} containers, p50 of ${rounds}`,
          measured: `${p50.toFixed(1)} ms`,
          target: `≤ ${targetMs} ms`,
          ok: p50 <= targetMs,
        },
        { what: 'the same, p95', measured: `${percentile(times, 0.95).toFixed(1)} ms`, target: '', ok: true },
        {
          what: 'engine calls for a topology',
          measured: `${lists} lists, ${inspects} inspects`,
          target: `2 lists, ${inventory.topology.containers.length} inspects`,
          ok: lists === 2 && inspects === inventory.topology.containers.length,
        },
        {
          what: 'engine calls after one container changed',
          measured: Object.entries(forOne)
            .map(([name, count]) => `${count} ${name}`)
            .join(', '),
          target: '≤ 1 list, 1 inspect',
          ok: listsIn(forOne) <= 1 && (forOne.inspect ?? 0) <= 1,
        },
        {
          what: 'start to first snapshot (with description and events)',
          measured: `${firstSnapshot.toFixed(0)} ms`,
          target: '',
          ok: true,
        },
        { what: 'start to every detail', measured: `${allDetail.toFixed(0)} ms`, target: '', ok: true },
      ],
    };
  } finally {
    await inventory.stop();
    engine.close();
    await lab.stop();
  }
}

/** A second inventory's first topology without its details: both lists, mapping, building. */
async function listsToSnapshot(engine: Engine): Promise<number> {
  let listing = 0;
  const listed = counting(engine, [], () => (listing ||= performance.now()));
  const inventory = new Inventory({ ...listed, inspectContainer: () => new Promise(() => {}) });
  return new Promise((resolve) => {
    inventory.subscribe(({ engines }) => {
      if (engines[0]?.status !== 'live') return;
      const took = performance.now() - listing;
      void inventory.stop().then(() => resolve(took));
    });
    inventory.start();
  });
}

type Tally = Partial<Record<CountedCall, number>>;

function tally(calls: readonly CountedCall[]): Tally {
  const counts: Tally = {};
  for (const call of calls) counts[call] = (counts[call] ?? 0) + 1;
  return counts;
}

function listsIn({ inspect: _inspect, ...lists }: Tally): number {
  return Object.values(lists).reduce((sum, count) => sum + count, 0);
}
