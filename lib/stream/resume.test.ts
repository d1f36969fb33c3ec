import { describe, expect, it } from 'vitest';
import { topologyOrder } from '@/lib/model';
import type { Topology } from '@/lib/model';
import { aContainer, anEndpoint, aNetwork, aTopology, aTrafficSample, aTrafficTick } from '@/lib/model/builders';
import { StreamHub } from './hub';
import { streamSchemas } from './messages';
import { reader } from './reader';
import type { Known } from './reader';

const network = aNetwork();

/** A world of so many containers on one network. */
function worldOf(names: readonly string[], revision: number): Topology {
  const containers = names.map((name) => aContainer({ name }));
  return aTopology({
    revision,
    networks: [network],
    containers: containers.sort(topologyOrder),
    endpoints: containers.map((container) => anEndpoint(network, container)).sort(topologyOrder),
  });
}

function aHub(names: readonly string[] = ['web'], keptBytes?: number) {
  let topology = worldOf(names, 1);
  const hub = new StreamHub({
    version: '1.2.3',
    topology: () => topology,
    ...(keptBytes !== undefined && { keptBytes }),
  });
  return {
    hub,
    get topology() {
      return topology;
    },
    become(...next: string[]) {
      topology = worldOf(next, topology.revision + 1);
      hub.publishTopology(topology);
      // What rate an endpoint has tells whose it is: as long as its container's name.
      const samples = topology.endpoints.map(({ id, containerId }) => {
        const name = topology.containers.find((container) => container.id === containerId)?.name ?? '';
        return [id, aTrafficSample({ rxBytesPerSecond: name.length })] as const;
      });
      hub.publishTraffic(aTrafficTick({ endpoints: new Map(samples) }));
    },
    open: (before?: Known) => reader(hub.open(new AbortController().signal, { since: before?.position }), before),
  };
}

const anEdit = streamSchemas.action.parse({
  id: '7d9a4f3e-2c55-4a0b-9a43-0d1c2f6b8e11',
  networkId: network.id,
  networkName: network.name,
  phase: 'detaching',
  done: 1,
  of: 4,
  back: false,
  cancellable: true,
  running: true,
});
const nameLengths = (topology: Topology) => topology.containers.map(({ name }) => name.length).sort();

describe('who comes back to the stream', () => {
  it('is told what it missed and nothing else, with others there meanwhile', async () => {
    const world = aHub();
    const [one, other] = [world.open(), world.open()];
    await one.drain();
    await one.cancel();
    world.become('web', 'db');
    world.become('db', 'cache');
    const again = world.open(one.known);
    await again.drain();
    expect(again.seen).toEqual(['hello', 'patch', 'patch', 'traffic']);
    expect(again.topology).toEqual(world.topology);
    expect(again.rates.sort()).toEqual(nameLengths(world.topology));
    await other.drain();
    expect(other.topology).toEqual(world.topology);
  });

  it('is told in one patch what changed while nobody was there', async () => {
    const world = aHub();
    const one = world.open();
    await one.drain();
    await one.cancel();
    world.become('web', 'db');
    world.become('web', 'db', 'cache');
    world.become('cache');
    const again = world.open(one.known);
    await again.drain();
    expect(again.seen).toEqual(['hello', 'patch', 'traffic']);
    expect(again.topology).toEqual(world.topology);
    expect(again.rates).toEqual(['cache'.length]);
  });

  it('is told nothing when nothing changed, and then every change', async () => {
    const world = aHub();
    const one = world.open();
    await one.drain();
    await one.cancel();
    const again = world.open(one.known);
    await again.drain();
    expect(again.seen).toEqual(['hello']);
    world.become('web', 'db');
    await again.drain();
    expect(again.seen).toEqual(['hello', 'patch', 'traffic']);
    expect(again.rates.sort()).toEqual(nameLengths(world.topology));
  });

  it.each([
    ['from another life of the server', (known: Known) => ({ ...known, position: 'ffffffffffff-1' })],
    [
      'from a revision of the future',
      (known: Known) => ({ ...known, position: known.position?.replace(/-.*/, '-99') }),
    ],
    ['with no word of where it stood', (known: Known) => ({ ...known, position: undefined })],
  ])('gets a snapshot %s', async (_title, changed) => {
    const world = aHub();
    const one = world.open();
    await one.drain();
    await one.cancel();
    world.become('web', 'db');
    const again = world.open(changed(one.known));
    await again.drain();
    expect(again.seen).toEqual(['hello', 'snapshot', 'traffic']);
    expect(again.topology).toEqual(world.topology);
    expect(again.rates.sort()).toEqual(nameLengths(world.topology));
  });

  it('gets a snapshot when more has changed than is kept', async () => {
    const world = aHub(['web'], 2000);
    const [one, other] = [world.open(), world.open()];
    await one.drain();
    await one.cancel();
    for (let turn = 0; turn < 10; turn++) world.become('web', `job-${turn}`);
    const again = world.open(one.known);
    await again.drain();
    expect(again.seen).toEqual(['hello', 'snapshot', 'traffic']);
    expect(again.topology).toEqual(world.topology);
    await other.cancel();
  });

  it('is told what is under way, either way', async () => {
    const world = aHub();
    const one = world.open();
    await one.drain();
    await one.cancel();
    world.hub.publishAction(anEdit);
    const again = world.open(one.known);
    await again.drain();
    expect(again.seen).toEqual(['hello', 'action']);
  });

  it('lets an endpoint that went and came back meanwhile be read by its new number only', async () => {
    const world = aHub(['web', 'db']);
    const [one, other] = [world.open(), world.open()];
    await one.drain();
    await one.cancel();
    world.become('web');
    world.become('web', 'db', 'worker');
    const again = world.open(one.known);
    await again.drain();
    expect(again.rates.sort()).toEqual(nameLengths(world.topology));
    await other.cancel();
  });
});

describe('a patch', () => {
  it.each([
    ['joins', (names: string[]) => [...names, 'one-more']],
    ['goes', (names: string[]) => names.slice(1)],
  ])('is as large among 3,000 containers as among 10 when one %s', async (_title, change) => {
    const sizeIn = async (count: number) => {
      const names = Array.from({ length: count }, (_, index) => `service-${String(index).padStart(5, '0')}`);
      const world = aHub(names);
      const source = world.hub.open(new AbortController().signal).getReader();
      // Retry, hello, snapshot.
      for (let read = 0; read < 3; read++) await source.read();
      world.become(...change(names));
      const { value } = await source.read();
      world.hub.close();
      return value?.byteLength ?? NaN;
    };
    const [small, large] = [await sizeIn(10), await sizeIn(3000)];
    // The numbers that the stream gives have more digits there.
    expect(Math.abs(large - small)).toBeLessThanOrEqual(8);
    expect(large).toBeLessThan(2500);
  });
});
