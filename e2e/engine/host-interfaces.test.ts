import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Inventory } from '@/lib/inventory/inventory';
import type { HostInterface } from '@/lib/model';
import { EngineHost } from '@/lib/traffic/engine-host';
import { ProcSource } from '@/lib/traffic/proc-source';
import { Sampler } from '@/lib/traffic/sampler';
import { busyboxImage } from '../lab/engine.mjs';
import { until } from '../lab/waiting.mjs';
import { withLab } from './with-lab';

/** As `ip -d -j address` tells it inside the engine's network namespace. */
const linkSchema = z.array(
  z.object({
    ifname: z.string(),
    ifindex: z.number(),
    address: z.string(),
    master: z.string().optional(),
    linkinfo: z.object({ info_kind: z.string().optional() }).optional(),
    addr_info: z.array(z.object({ local: z.string(), prefixlen: z.number() })),
  }),
);

const under = withLab();
let inventory: Inventory;
let host: EngineHost;
const start = (name: string, on: string) =>
  under.lab.docker('run', '-d', '--name', name, '--network', on, busyboxImage, 'sleep', '3600');
const links = async () => linkSchema.parse(JSON.parse(await under.lab.run('ip', '-d', '-j', 'address')));
const interfaces = (): HostInterface[] => host.read().interfaces ?? [];
const namesOf = () => inventory.topology.endpoints.map(({ hostInterfaceName }) => hostInterfaceName);

beforeAll(async () => {
  for (const name of ['front', 'back']) await under.lab.docker('network', 'create', name);
  for (const name of ['one', 'two']) await start(name, 'front');
  await under.lab.docker('network', 'connect', 'back', 'two');
  inventory = under.follow();
  const pidOf: Inventory['pidOf'] = (id) => inventory.pidOf(id);
  const topology = () => inventory.topology;
  host = new EngineHost({ topology, pidOf });
  const sampler = new Sampler({ source: new ProcSource(), topology, pidOf, intervalMs: 100 });
  sampler.onAttribution((proven) => inventory.annotate(host.annotationsOf(proven)));
  sampler.start();
  await until('every end of a veth', () => namesOf().filter(Boolean).length === 3);
  return () => sampler.stop();
});

describe('the interfaces of a real engine’s host', () => {
  it('are those that ip shows in its namespace, with their numbers and addresses', async () => {
    const told = interfaces().map(({ name, index, addresses }) => ({ name, index, addresses: addresses.toSorted() }));
    const real = (await links())
      .filter(({ ifname }) => told.find(({ name }) => name === ifname)?.index !== null)
      .map(({ ifname, ifindex, addr_info }) => ({
        name: ifname,
        index: ifindex,
        addresses: addr_info.map(({ local, prefixlen }) => `${local}/${prefixlen}`).sort(),
      }));
    expect(told.filter(({ index }) => index !== null)).toEqual(real);
    expect(told.map(({ name }) => name)).toEqual((await links()).map(({ ifname }) => ifname));
  });

  it('are the ends of the veths that lead into the containers', async () => {
    const { endpoints, networks } = inventory.topology;
    const real = await links();
    for (const { hostInterfaceName, networkId, id } of endpoints) {
      const end = real.find(({ ifname }) => ifname === hostInterfaceName);
      expect(end?.linkinfo?.info_kind).toBe('veth');
      // The kernel's own word for which network it is on.
      expect(end?.master).toBe(networks.find((network) => network.id === networkId)?.bridge);
      expect(interfaces().find(({ name }) => name === hostInterfaceName)).toMatchObject({
        kind: 'veth',
        endpointId: id,
      });
    }
    expect(new Set(namesOf()).size).toBe(3);
  });

  it('are the bridges of the networks', () => {
    for (const { id, bridge } of inventory.topology.networks) {
      if (bridge === null) continue;
      expect(interfaces().find(({ name }) => name === bridge)).toMatchObject({ kind: 'bridge', networkId: id });
    }
  });

  it('have MACs where a container in host mode shows them', async () => {
    expect(new Set(interfaces().map(({ macAddress }) => macAddress))).toEqual(new Set([null]));
    await start('agent', 'host');
    await until('the MACs', () => interfaces().some(({ macAddress }) => macAddress !== null));
    const real = new Map((await links()).map(({ ifname, address }) => [ifname, address]));
    for (const { name, macAddress } of interfaces()) expect(macAddress).toBe(name === 'lo' ? null : real.get(name));
  });

  it('have other ends after a restart, however quick', async () => {
    const before = namesOf();
    await under.lab.docker('restart', '--time', '0', 'one');
    await until('three new and old ends', () => {
      const now = namesOf().filter(Boolean);
      return now.length === 3 && now.some((name) => !before.includes(name));
    });
    const real = (await links()).map(({ ifname }) => ifname);
    for (const name of namesOf().filter(Boolean)) expect(real).toContain(name);
  });
});
