import { describe, expect, it } from 'vitest';
import { containerSchema, endpointSchema } from '@/lib/model';
import { aContainerId, anEngineId, aNetworkId } from '@/lib/model/builders';
import {
  inspectedContainerJson,
  listedContainerJson,
  type InspectedContainerJson,
  type ListedContainerJson,
} from './container-json';
import { inspectedContainerToModel, listedContainerToModel } from './container-to-model';
import { Directory } from './directory';

const id = aContainerId('web');
const app = aNetworkId('shop_app');
const vpn = aContainerId('vpn');
const directory = new Directory();
directory.replaceNetworks([
  { id: app, name: 'shop_app' },
  { id: aNetworkId('bridge'), name: 'bridge' },
]);
directory.replaceContainers([{ id: vpn, name: 'vpn' }]);

const settings = {
  ...{ IPAMConfig: { IPv4Address: '10.0.0.9' }, Aliases: null, NetworkID: app, EndpointID: 'e1', Gateway: '10.0.0.1' },
  ...{ IPAddress: '10.0.0.9', IPPrefixLen: 24, IPv6Gateway: '', GlobalIPv6Address: 'fd00::9', GlobalIPv6PrefixLen: 64 },
  MacAddress: '02:42:0a:00:00:09',
};

function listed(overrides: Partial<ListedContainerJson>) {
  const raw = listedContainerJson.parse({
    ...{ Id: id, Names: ['/web'], Image: 'shop/web', Created: 1795474797, Ports: [], Labels: {}, State: 'running' },
    ...{ Status: 'Up 2 minutes', HostConfig: { NetworkMode: 'shop_app' } },
    NetworkSettings: { Networks: { shop_app: settings } },
    ...overrides,
  });
  const { container, endpoints } = listedContainerToModel(raw, anEngineId, directory);
  return {
    container: containerSchema.parse(container),
    endpoints: endpoints.map((item) => endpointSchema.parse(item)),
  };
}

function inspected(overrides: Partial<InspectedContainerJson>, endpoint: object = {}, network = 'shop_app') {
  const raw = inspectedContainerJson.parse({
    ...{ Id: id, Name: '/web', Created: '2026-11-23T22:59:57.859308568Z', Config: { Image: 'shop/web', Labels: {} } },
    State: { Status: 'running', Pid: 42, StartedAt: '2026-11-23T23:00:04.346921383Z' },
    HostConfig: { NetworkMode: 'shop_app' },
    NetworkSettings: { Ports: {}, Networks: { [network]: { ...settings, ...endpoint } } },
    ...overrides,
  });
  return inspectedContainerToModel(raw, anEngineId, directory, '/srv/engine/api.sock');
}

describe('a listed container', () => {
  it.each<[string, Partial<ListedContainerJson>, object]>([
    ['takes its health from the status', { Status: 'Up 2 minutes (unhealthy)' }, { health: 'unhealthy' }],
    ['may still be starting', { Status: 'Up 2 seconds (health: starting)' }, { health: 'starting' }],
    [
      'has no health while paused',
      { State: 'paused', Status: 'Up 5 minutes (Paused)' },
      { health: null, state: 'paused' },
    ],
    ['has no health without a check', {}, { health: null }],
    ['keeps its own name when links add others', { Names: ['/app/db', '/db'] }, { name: 'db' }],
    [
      'shares the namespace of another by id',
      { HostConfig: { NetworkMode: `container:${vpn}` } },
      { sharesNamespaceWith: vpn },
    ],
    [
      'shares the namespace of another by name',
      { HostConfig: { NetworkMode: 'container:vpn' } },
      { sharesNamespaceWith: vpn, networkMode: `container:${vpn}` },
    ],
    [
      'shares with nobody known',
      { HostConfig: { NetworkMode: 'container:gone' } },
      { sharesNamespaceWith: null, networkMode: 'container:gone' },
    ],
    ['on a network given by id names it', { HostConfig: { NetworkMode: app } }, { networkMode: 'shop_app' }],
    [
      'in default mode is on the bridge',
      { HostConfig: { NetworkMode: 'default' }, NetworkSettings: { Networks: {} } },
      { networkMode: 'bridge' },
    ],
    [
      'of a Swarm service says its task',
      {
        Labels: {
          'com.docker.swarm.task.id': 't1',
          'com.docker.swarm.service.name': 'shop_web',
          'com.docker.stack.namespace': 'shop',
        },
      },
      { swarmTask: 't1', project: 'shop', service: 'web' },
    ],
    [
      'of Compose says project and service',
      { Labels: { 'com.docker.compose.project': 'shop', 'com.docker.compose.service': 'web', SECRET: 'x' } },
      {
        project: 'shop',
        service: 'web',
        labels: { 'com.docker.compose.project': 'shop', 'com.docker.compose.service': 'web' },
      },
    ],
    [
      'has its ports in one order',
      {
        Ports: [
          { PrivatePort: 80, PublicPort: 8080, IP: '::', Type: 'tcp' },
          { PrivatePort: 53, Type: 'udp' },
          { PrivatePort: 80, PublicPort: 8080, IP: '0.0.0.0', Type: 'tcp' },
        ],
      },
      {
        ports: [
          { ip: null, publicPort: null, privatePort: 53, protocol: 'udp' },
          { ip: '0.0.0.0', publicPort: 8080, privatePort: 80, protocol: 'tcp' },
          { ip: '::', publicPort: 8080, privatePort: 80, protocol: 'tcp' },
        ],
      },
    ],
    ['in a state of Podman is understood', { State: 'configured' }, { state: 'created' }],
  ])('%s', (_title, overrides, expected) => {
    expect(listed(overrides).container).toMatchObject(expected);
  });

  it('has an endpoint with addresses and prefixes', () => {
    expect(listed({}).endpoints).toEqual([
      {
        ...{ id: `${app}:${id}`, networkId: app, containerId: id, engineEndpointId: 'e1', active: true },
        ...{
          macAddress: '02:42:0a:00:00:09',
          ipv4: '10.0.0.9/24',
          ipv6: 'fd00::9/64',
          gateway: '10.0.0.1',
          gatewayIpv6: null,
        },
        ...{ aliases: [], dnsNames: [], requestedIpv4: '10.0.0.9', requestedIpv6: null },
        ...{
          links: [],
          linkLocalIps: [],
          gatewayPriority: null,
          driverOptions: {},
          interfaceName: null,
          hostInterfaceName: null,
        },
      },
    ]);
  });

  it.each<[string, object, boolean]>([
    ['running with an endpoint id is active', { State: 'running' }, true],
    ['restarting is active', { State: 'restarting' }, true],
    ['exited is not', { State: 'exited' }, false],
  ])('%s', (_title, overrides, active) => {
    expect(listed(overrides).endpoints[0]?.active).toBe(active);
  });

  it('that never ran is tied to its network by name, and to none when that is gone', () => {
    const blank = { NetworkID: '', EndpointID: '', IPAddress: '', MacAddress: '' };
    const networks = { shop_app: blank, gone: blank };
    const { endpoints } = listed({ State: 'created', NetworkSettings: { Networks: networks } });
    expect(endpoints.map(({ networkId, active, ipv4 }) => ({ networkId, active, ipv4 }))).toEqual([
      { networkId: app, active: false, ipv4: null },
    ]);
  });
});

describe('an inspected container', () => {
  it('tells process, start and health', () => {
    const State = {
      Status: 'running',
      Pid: 42,
      StartedAt: '2026-11-23T23:00:04.346921383Z',
      Health: { Status: 'healthy' },
    };
    expect(inspected({ State })).toMatchObject({
      pid: 42,
      container: { health: 'healthy', startedAt: '2026-11-23T23:00:04.346Z' },
    });
  });

  it('that never started has neither', () => {
    const State = { Status: 'created', Pid: 0, StartedAt: '0001-01-01T00:00:00Z' };
    expect(inspected({ State })).toMatchObject({ pid: null, container: { startedAt: null, state: 'created' } });
  });

  it('says the same as the list in everything that the list says', () => {
    const Ports = { '80/tcp': [{ HostIp: '0.0.0.0', HostPort: '8080' }], '53/udp': null };
    const fromInspect = inspected({ NetworkSettings: { Ports, Networks: { shop_app: settings } } });
    const fromList = listed({
      Ports: [
        { PrivatePort: 53, Type: 'udp' },
        { IP: '0.0.0.0', PrivatePort: 80, PublicPort: 8080, Type: 'tcp' },
      ],
    });
    expect({ ...fromInspect.container, startedAt: null, privileges: null }).toEqual(fromList.container);
    expect(fromInspect.endpoints.map((endpoint) => ({ ...endpoint, dnsNames: [] }))).toEqual(fromList.endpoints);
  });

  it.each([
    [
      '20.10: without the short id that the engine adds itself',
      { Aliases: ['web', id.slice(0, 12)] },
      'shop_app',
      { aliases: ['web'], dnsNames: ['web', id.slice(0, 12)] },
    ],
    [
      '28: as the engine says',
      { Aliases: ['front'], DNSNames: ['web', 'front', 'host1'] },
      'shop_app',
      { aliases: ['front'], dnsNames: ['web', 'front', 'host1'] },
    ],
    [
      'none on the default bridge',
      { Aliases: null, NetworkID: aNetworkId('bridge') },
      'bridge',
      { aliases: [], dnsNames: [] },
    ],
  ])('names on a network, %s', (_title, endpoint, network, expected) => {
    expect(inspected({}, endpoint, network).endpoints[0]).toMatchObject(expected);
  });
});
