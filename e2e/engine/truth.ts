import { expect } from 'vitest';
import type { Inventory } from '@/lib/inventory/inventory';
import { endpointId, type Container, type Endpoint, type EndpointId, type Network } from '@/lib/model';
import { until } from '../lab/waiting.mjs';
import { transfer, type Place } from './transfer';
import { watchTraffic, type Totals, type Watch } from './watching';

/** Bytes. */
export const megabyte = 1_000_000;
/** Neighbour discovery, ARP and the like, which nobody asked for. Bytes. */
export const smallTalk = 64_000;
/** Ethernet, IP and TCP headers, and acknowledgements. */
const overhead = 0.06;

/** Bytes that are moved over a network, from one container to another. */
export interface Load {
  on: string;
  from: string;
  to: string;
  megabytes: number;
  family?: 'ipv4' | 'ipv6';
}

/** What was counted of an engine, held against what was moved; things are named as on the command line. */
export class Truth {
  readonly watch: Watch;

  constructor(readonly inventory: Inventory) {
    this.watch = watchTraffic(inventory);
  }

  network(name: string): Network {
    return this.inventory.resolveNetwork(name) ?? expect.unreachable(`no network ${name}`);
  }

  container(name: string): Container {
    return this.inventory.resolveContainer(name) ?? expect.unreachable(`no container ${name}`);
  }

  idOf(name: string, on: string): EndpointId {
    return endpointId(this.network(on).id, this.container(name).id);
  }

  endpoint(name: string, on: string): Endpoint | undefined {
    return this.inventory.topology.endpoints.find(({ id }) => id === this.idOf(name, on));
  }

  netnsOf(name: string): string {
    return `/proc/${this.inventory.pidOf(this.container(name).id)}/ns/net`;
  }

  placeOf(name: string, on: string, family: Load['family'] = 'ipv4'): Place {
    const address = this.endpoint(name, on)?.[family]?.split('/')[0];
    return { netns: this.netnsOf(name), address: address ?? expect.unreachable(`${name} has no address on ${on}`) };
  }

  /** Resolves when a reading since now had the endpoint. */
  async counted(name: string, on: string): Promise<void> {
    await this.watch.totals();
    const isCounted = () => {
      const isThere = this.inventory.resolveContainer(name) !== null && this.endpoint(name, on)?.active;
      return isThere && this.watch.sampler.last?.endpoints.has(this.idOf(name, on));
    };
    await until(`counters of ${name} on ${on}`, isCounted);
  }

  async move({ on, from, to, megabytes, family }: Load): Promise<void> {
    await transfer({ netns: this.netnsOf(from) }, this.placeOf(to, on, family), megabytes * megabyte);
  }

  moveAll(loads: readonly Load[]): Promise<unknown> {
    return Promise.all(loads.map((load) => this.move(load)));
  }

  /** Moves all at once. Each endpoint and network must have carried what was moved over it, and the others nothing. */
  async expectOf(loads: readonly Load[], moveAll: () => Promise<unknown> = () => this.moveAll(loads)) {
    const before = await this.watch.totals();
    await moveAll();
    this.expectBetween(before, await this.watch.totals(), loads);
  }

  expectBetween(before: Totals, after: Totals, loads: readonly Load[]): void {
    const sum = (own: (load: Load) => boolean) =>
      loads.filter(own).reduce((total, { megabytes }) => total + megabytes * megabyte, 0);
    const { networks, containers, endpoints } = this.inventory.topology;
    for (const { id, name } of networks) {
      const grown = (field: 'txBytes' | 'rxBytes') =>
        (after.networks.get(id)?.counters[field] ?? 0) - (before.networks.get(id)?.counters[field] ?? 0);
      const moved = sum(({ on }) => on === name);
      expectAbout(grown('txBytes'), moved, `sent into ${name}`);
      expectAbout(grown('rxBytes'), moved, `delivered by ${name}`);
    }
    for (const { id, networkId, containerId } of endpoints) {
      const grown = (field: 'txBytes' | 'rxBytes') =>
        (after.endpoints.get(id)?.[field] ?? 0) - (before.endpoints.get(id)?.[field] ?? 0);
      const network = networks.find((one) => one.id === networkId)?.name;
      const container = containers.find((one) => one.id === containerId)?.name;
      const moved = (end: 'from' | 'to') => sum((load) => load.on === network && load[end] === container);
      expectAbout(grown('txBytes'), moved('from'), `sent by ${container} on ${network}`);
      expectAbout(grown('rxBytes'), moved('to'), `received by ${container} on ${network}`);
    }
  }
}

/** Nothing is lost, and no more is added than what carrying it takes. */
export function expectAbout(counted: number, moved: number, what: string, most = overhead): void {
  expect(counted, what).toBeGreaterThanOrEqual(moved);
  expect(counted, what).toBeLessThanOrEqual(moved * (1 + most) + smallTalk);
}
