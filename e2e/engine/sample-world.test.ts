import { beforeAll, describe, expect, it } from 'vitest';
import type { Inventory } from '@/lib/inventory/inventory';
import { networkKind, topologySchema, type Container, type Endpoint, type Network } from '@/lib/model';
import { until } from '../lab/waiting.mjs';
import { hostileName, seedWorld } from '../lab/world.mjs';
import { counting, type CountedCall } from './counting';
import { eventuallyEqual } from './eventually';
import { factsOf, readIndependently } from './independent-reading';
import { withLab } from './with-lab';

const under = withLab(seedWorld);
let inventory: Inventory;
const asked: CountedCall[] = [];

beforeAll(async () => {
  inventory = under.follow({}, (engine) => counting(engine, asked));
  await until('every container to be inspected', () => {
    const { containers } = inventory.topology;
    return containers.length > 20 && containers.every(({ startedAt }) => startedAt !== null);
  });
});

function network(name: string): Network {
  const found = inventory.topology.networks.find((item) => item.name === name);
  return found ?? expect.unreachable(`no network ${name}`);
}

function container(name: string): Container {
  const found = inventory.topology.containers.find((item) => item.name === name);
  return found ?? expect.unreachable(`no container ${name}`);
}

/** Endpoints of a container by network name. */
function endpointsOf(name: string): Record<string, Endpoint> {
  const { id } = container(name);
  const own = inventory.topology.endpoints.filter(({ containerId }) => containerId === id);
  const nameOf = (endpoint: Endpoint) =>
    inventory.topology.networks.find((item) => item.id === endpoint.networkId)?.name;
  return Object.fromEntries(own.map((endpoint) => [nameOf(endpoint), endpoint]));
}

describe('the sample world on a real engine', () => {
  it('is a topology as the contract says, in a stable order', () => {
    const { topology } = inventory;
    expect(topologySchema.parse(topology)).toEqual(topology);
    for (const list of [topology.networks, topology.containers])
      expect(list.map(({ name }) => name)).toEqual(list.map(({ name }) => name).toSorted());
    expect(topology.engines).toMatchObject([{ status: 'live', swarm: { role: 'manager' } }]);
  });

  it('agrees with an inspection of every object', async () => {
    await eventuallyEqual(
      'agreement',
      () => factsOf(inventory.topology),
      () => readIndependently(under.call),
    );
  });

  it('shows each network as what it is', () => {
    expect(network('bridge')).toMatchObject({ bridge: 'docker0', icc: true, masquerade: true, mtu: 1500 });
    expect(network('shop_app')).toMatchObject({ bridge: `br-${network('shop_app').id.slice(0, 12)}`, project: 'shop' });
    expect(network('shop_data')).toMatchObject({ internal: true });
    expect(network('sensors6')).toMatchObject({ ipv6: true, mtu: 1400, subnets: [{}, { gateway: 'fd00:20:6::1' }] });
    expect(network('lan')).toMatchObject({
      driver: 'macvlan',
      parent: 'uplink0',
      subnets: [{ reserved: { engine: '192.168.77.2' } }],
    });
    expect(network('branch')).toMatchObject({ configFrom: 'branch-template', configOnly: false });
    expect(network('branch-template')).toMatchObject({ configOnly: true, bridge: null });
    expect(network('mesh')).toMatchObject({ driver: 'overlay', scope: 'swarm', attachable: true, encrypted: false });
    expect(network('mesh').vni).toBeGreaterThanOrEqual(4096);
    expect(network('ingress')).toMatchObject({ ingress: true });
    expect(network('docker_gwbridge')).toMatchObject({ bridge: 'docker_gwbridge', icc: false });
    expect([network('host'), network('none')].map(networkKind)).toEqual(['host', 'none']);
    expect(network(hostileName).name).toBe(hostileName);
  });

  it('shows each way of being on a network', () => {
    for (const [name, mode] of [
      ['node-agent', 'host'],
      ['batch-offline', 'none'],
    ] as const) {
      expect(container(name).networkMode).toBe(mode);
      expect(endpointsOf(name)[mode]).toMatchObject({ active: true, ipv4: null, macAddress: null, dnsNames: [] });
    }
    expect(container('torrent').sharesNamespaceWith).toBe(container('vpn').id);
    expect(endpointsOf('torrent')).toEqual({});
    expect(endpointsOf('legacy-cron')['bridge']).toMatchObject({ gateway: '172.17.0.1', dnsNames: [] });
    expect(endpointsOf('sensor-hub')['sensors6']).toMatchObject({
      ipv6: 'fd00:20:6::10/64',
      requestedIpv6: 'fd00:20:6::10',
      gatewayIpv6: 'fd00:20:6::1',
    });
    expect(Object.keys(endpointsOf('shop-web-1')).sort()).toEqual(['shop_app', 'shop_edge']);
  });

  it('names what the embedded DNS answers for, and no alias that nobody asked for', () => {
    const web = container('shop-web-1');
    const { aliases, dnsNames } = endpointsOf('shop-web-1')['shop_app'] ?? {};
    expect(dnsNames).toEqual(expect.arrayContaining(['shop-web-1', 'web', web.id.slice(0, 12)]));
    expect(aliases).toContain('web');
    expect(aliases).not.toContain(web.id.slice(0, 12));
  });

  it('shows states, health, projects, ports and Swarm tasks', async () => {
    expect(container('report-generator').state).toBe('paused');
    expect(container('shop-migrate')).toMatchObject({ state: 'exited', health: null });
    expect(endpointsOf('shop-migrate')['shop_data']).toMatchObject({
      active: false,
      ipv4: null,
      requestedIpv4: '10.20.2.77',
    });
    expect(container('shop-proxy-1')).toMatchObject({ project: 'shop', service: 'proxy' });
    expect(container('shop-proxy-1').ports).toContainEqual({
      ip: '0.0.0.0',
      publicPort: 8080,
      privatePort: 80,
      protocol: 'tcp',
    });
    const tasks = inventory.topology.containers.filter(({ swarmTask }) => swarmTask !== null);
    expect(tasks.map(({ service }) => service)).toEqual(['mesh-echo', 'mesh-echo', 'mesh-echo']);
    await until('the failing health check to count', () => container('shop-web-2').health === 'unhealthy', {
      timeoutMs: 45_000,
    });
    // Its check passes, but runs only every 30 s.
    expect(['starting', 'healthy']).toContain(container('shop-web-1').health);
  });

  it('gives process ids of what runs, and of nothing else', () => {
    expect(inventory.pidOf(container('shop-web-1').id)).toBeGreaterThan(1);
    expect(inventory.pidOf(container('shop-migrate').id)).toBeNull();
  });

  it('costs two lists and no inspect when nothing changed', async () => {
    const rounds = () => asked.filter((call) => call === 'containers').length;
    const [before, inspected] = [rounds(), asked.filter((call) => call === 'inspect').length];
    const health = JSON.stringify(inventory.topology.containers.map((item) => item.health));
    await until('a reconciliation', () => rounds() > before, { timeoutMs: 15_000 });
    // A health check that changed its mind meanwhile is an event and costs its own inspect.
    if (health === JSON.stringify(inventory.topology.containers.map((item) => item.health)))
      expect(asked.filter((call) => call === 'inspect').length).toBe(inspected);
  });
});
