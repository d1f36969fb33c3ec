import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ListedContainer } from '@/lib/docker/engine';
import { topologyOrder, type ContainerState, type Network } from '@/lib/model';
import { aContainer, aNetwork, anEndpoint, aTopology } from '@/lib/model/builders';
import { Readings } from './readings';
import { nextTopology } from './reconcile';

const networks = ['a', 'b', 'c'].map((name) => aNetwork({ name }));
const containers = ['x', 'y', 'z'].map((name) => aContainer({ name }));

/** What the engine held at some moment. */
const world = fc
  .tuple(
    fc.subarray(networks),
    fc.subarray(containers),
    fc.infiniteStream(fc.boolean()),
    fc.constantFrom<ContainerState>('running', 'exited'),
  )
  .map(([present, running, coins, state]) => ({
    networks: present,
    listed: running.map((container): ListedContainer => {
      const endpoints = present.flatMap((network) => (coins.next().value ? anEndpoint(network, container) : []));
      return { container: { ...container, state }, endpoints, askedMode: container.networkMode };
    }),
  }));
type World = { networks: Network[]; listed: ListedContainer[] };

function topologyOf(readings: Readings, before = aTopology()) {
  const engine = before.engines[0] ?? aTopology().engines[0];
  if (!engine) throw new Error('a topology has an engine');
  return nextTopology(before, engine, readings, '2026-01-01T00:00:00Z');
}

function read(readings: Readings, world: World, reading: number): void {
  readings.putNetworks(world.networks, reading);
  readings.putContainers(world.listed, reading);
}

describe('readings', () => {
  it('in whatever order their answers arrive end at the one that was begun last', () => {
    fc.assert(
      fc.property(fc.array(world, { minLength: 1, maxLength: 5 }), fc.infiniteStream(fc.nat()), (worlds, luck) => {
        const readings = new Readings();
        const begun = worlds.map((world) => ({ world, reading: readings.begin(), at: luck.next().value ?? 0 }));
        for (const { world, reading } of begun.toSorted((a, b) => a.at - b.at)) read(readings, world, reading);
        const fresh = new Readings();
        const last = worlds.at(-1);
        if (last) read(fresh, last, fresh.begin());
        const { networks, containers, endpoints } = topologyOf(fresh);
        expect(topologyOf(readings)).toMatchObject({ networks, containers, endpoints });
      }),
    );
  });

  it('give the same topology change by change as all at once', () => {
    fc.assert(
      fc.property(fc.array(world, { minLength: 1, maxLength: 6 }), fc.infiniteStream(fc.nat(3)), (worlds, luck) => {
        const readings = new Readings();
        let topology = aTopology();
        for (const { networks, listed } of worlds) {
          // Containers as of one moment, networks as of another, and some looks that hold several changes.
          if (luck.next().value !== 0) readings.putNetworks(networks, readings.begin());
          if (luck.next().value !== 0) readings.putContainers(listed, readings.begin());
          if (luck.next().value !== 0) topology = topologyOf(readings, topology);
        }
        topology = topologyOf(readings, topology);
        const networks = [...new Set(worlds.flatMap((one) => one.networks))].filter(({ id }) =>
          readings.hasNetwork(id),
        );
        const records = [...readings.records.values()];
        expect(topology.networks).toEqual(networks.toSorted(topologyOrder));
        expect(topology.containers).toEqual(records.map(({ container }) => container).toSorted(topologyOrder));
        const ends = records.flatMap(({ endpoints }) =>
          endpoints.filter(({ networkId }) => readings.hasNetwork(networkId)),
        );
        expect(topology.endpoints).toEqual(ends.toSorted(topologyOrder));
      }),
    );
  });

  it('of the same world twice give the same topology, object for object', () => {
    fc.assert(
      fc.property(world, (same) => {
        const readings = new Readings();
        read(readings, same, readings.begin());
        const first = topologyOf(readings);
        read(readings, structuredClone(same), readings.begin());
        expect(topologyOf(readings, first)).toBe(first);
      }),
    );
  });

  it('give a closed topology in a stable order', () => {
    fc.assert(
      fc.property(world, world, (first, second) => {
        const readings = new Readings();
        read(readings, first, readings.begin());
        // Containers as of one moment, networks as of another: what no longer fits is left out.
        readings.putNetworks(second.networks, readings.begin());
        const topology = topologyOf(readings);
        const ids = new Set(topology.networks.map(({ id }) => id));
        expect(topology.endpoints.every(({ networkId }) => ids.has(networkId))).toBe(true);
        for (const list of [topology.networks, topology.containers])
          expect(list.map(({ name }) => name)).toEqual(list.map(({ name }) => name).toSorted());
      }),
    );
  });

  it('keep of an endpoint what lists leave out, as it was last inspected', () => {
    const [network, container] = [aNetwork({ name: 'a' }), aContainer({ name: 'x' })];
    const told = { aliases: ['www'], dnsNames: ['x', 'www'], links: ['db:database'], driverOptions: { mode: 'quiet' } };
    const listed = { container, endpoints: [anEndpoint(network, container)], askedMode: 'a' };
    const readings = new Readings();
    readings.putNetworks([network], readings.begin());
    readings.putInspected({ ...listed, endpoints: [anEndpoint(network, container, told)], pid: 1 }, readings.begin());
    readings.putContainers([listed], readings.begin());
    expect(topologyOf(readings).endpoints).toMatchObject([told]);
  });
});
