import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Inventory } from '@/lib/inventory/inventory';
import { endpointId, type EndpointId } from '@/lib/model';
import type { AttributedCounters, TrafficSource } from '@/lib/traffic/source';
import { chooseSource } from '@/lib/traffic/choose-source';
import { candidatesOf, targetsOf } from '@/lib/traffic/targets';
import { busyboxImage } from '../lab/engine.mjs';
import { swallow } from '../lab/traffic.mjs';
import { until } from '../lab/waiting.mjs';
import { header, payload, sendPayload, smallTalk } from './payload';
import { withLab } from './with-lab';

const under = withLab();
const names = ['sender', 'receiver', 'both'];
let inventory: Inventory;
let source: TrafficSource;

const idOf = (name: string) => inventory.resolveContainer(name)?.id ?? expect.unreachable(`no container ${name}`);
const endpoint = (of: string): EndpointId =>
  endpointId(inventory.resolveNetwork('app')?.id ?? expect.unreachable('no network app'), idOf(of));
const start = (name: string, ...command: string[]) =>
  under.lab.docker('run', '-d', '--name', name, '--network', 'app', busyboxImage, ...command);

beforeAll(async () => {
  for (const name of ['app', 'data']) await under.lab.docker('network', 'create', name);
  await start('sender', 'sleep', '3600');
  await start('receiver', 'sh', '-c', `${swallow(9000)} sleep 3600`);
  await start('both', 'sleep', '3600');
  await under.lab.docker('network', 'connect', 'data', 'both');
  inventory = under.follow();
  const engine = under.connect();
  source = chooseSource('stats', (id) => engine.containerStats(id));
  await until('every process id', () =>
    names.every((name) => {
      const found = inventory.resolveContainer(name);
      return found !== null && inventory.pidOf(found.id) !== null;
    }),
  );
});
afterAll(() => source.rest?.());

/** As the sampler reads, until every container was asked after this call. */
async function readAnew(): Promise<AttributedCounters> {
  const after = performance.now();
  return until('an answer of every container', async () => {
    const targets = targetsOf(candidatesOf(inventory.topology), (id) => inventory.pidOf(id));
    const counters = await source.read(targets);
    const taken = [...counters.byEndpoint.values(), ...counters.unattributed].map(({ takenAt }) => takenAt ?? 0);
    // 20.10 collects once a second, and may answer with what it collected up to one before the question.
    const isNew = taken.length === names.length + 1 && taken.every((at) => at > after + 2_000);
    return isNew && counters;
  });
}

describe('the stats API of a real engine', () => {
  it('counts what a container on one network sent and received, for its endpoint', async () => {
    const before = await readAnew();
    const address = inventory.topology.endpoints.find(({ id }) => id === endpoint('receiver'))?.ipv4?.split('/')[0];
    await sendPayload(inventory.pidOf(idOf('sender')), address);
    const after = await readAnew();

    const grown = (id: EndpointId, field: 'rxBytes' | 'txBytes' | 'txPackets') => {
      const [was, is] = [before, after].map(({ byEndpoint }) => byEndpoint.get(id)?.counters[field]);
      return (is ?? NaN) - (was ?? NaN);
    };
    const most = payload + header * grown(endpoint('sender'), 'txPackets') + smallTalk;
    for (const bytes of [grown(endpoint('sender'), 'txBytes'), grown(endpoint('receiver'), 'rxBytes')]) {
      expect(bytes).toBeGreaterThanOrEqual(payload);
      expect(bytes).toBeLessThan(most);
    }
    expect(after.byEndpoint.get(endpoint('sender'))).toMatchObject({
      interfaceName: 'eth0',
      counters: { rxErrors: null, txErrors: null, rxDropped: null, txDropped: null },
    });
  });

  it('does not tell which interface of a container on two networks is whose, and is counted all the same', async () => {
    const { byEndpoint, unattributed } = await readAnew();
    expect(Array.from(byEndpoint.keys()).sort()).toEqual([endpoint('sender'), endpoint('receiver')].sort());
    expect(unattributed).toMatchObject(
      ['eth0', 'eth1'].map((interfaceName) => ({
        ...{ containerId: idOf('both'), interfaceName },
        reason: 'the stats API does not tell which of the container’s 2 interfaces is on which network (2 are known)',
        counters: { rxErrors: null },
      })),
    );
    for (const { counters } of unattributed) expect(counters?.rxBytes).toBeGreaterThan(0);
  });
});
