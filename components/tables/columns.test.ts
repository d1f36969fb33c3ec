import { describe, expect, it } from 'vitest';
import { sortRows } from '@/lib/client/sort-rows';
import { indexTopology } from '@/lib/model';
import {
  aContainer,
  aNetwork,
  aNetworkTrafficSample,
  anEndpoint,
  aTime,
  aTopology,
  aTrafficSample,
  aTrafficTick,
} from '@/lib/model/builders';
import type { Column } from './column';
import { containerColumns } from './container-columns';
import { endpointColumns } from './endpoint-columns';
import { endpointRows } from './endpoint-row';
import { networkColumns } from './network-columns';

const subnet = (text: string, gateway: string | null = null) => ({
  subnet: text,
  gateway,
  ipRange: null,
  reserved: {},
});

const app = aNetwork({ name: 'app', subnets: [subnet('10.20.0.0/24', '10.20.0.1'), subnet('fd00::/64')] });
const data = aNetwork({ name: 'data', driver: 'overlay', internal: true, subnets: [subnet('9.0.0.0/24')], icc: null });
const idle = aNetwork({ name: 'idle', driver: 'null', subnets: [] });
const web2 = aContainer({ name: 'web-2', ports: [{ ip: '::', publicPort: 80, privatePort: 8080, protocol: 'tcp' }] });
const web10 = aContainer({ name: 'web-10', state: 'exited' });
const guest = aContainer({ name: 'guest', networkMode: `container:${web2.id}`, sharesNamespaceWith: web2.id });
const endpoints = [
  anEndpoint(app, web2, { ipv4: '10.20.0.10/24', macAddress: '02:42:0a:14:00:0a' }),
  anEndpoint(data, web2, { ipv4: '9.0.0.2/24' }),
  anEndpoint(app, web10, { ipv4: null, active: false }),
];
const topology = aTopology({ networks: [app, data, idle], containers: [web10, guest, web2], endpoints });
const index = indexTopology(topology);
const select = () => {};
const traffic = aTrafficTick({
  networks: new Map([[app.id, aNetworkTrafficSample({ txBytesPerSecond: 41.6 })]]),
  endpoints: new Map(
    endpoints.slice(0, 2).map(({ id }) => [id, aTrafficSample({ rxBytesPerSecond: 10, txBytesPerSecond: null })]),
  ),
});

function textsOf<T>(columns: readonly Column<T>[], row: T): Record<string, string> {
  return Object.fromEntries(columns.map((column) => [column.id, column.textOf(row, traffic)]));
}

function ordered<T>(
  columns: readonly Column<T>[],
  id: string,
  rows: readonly T[],
  nameOf: (row: T) => string,
): string[] {
  const column = columns.find((item) => item.id === id);
  if (!column) throw new Error(`no column ${id}`);
  return sortRows(rows, (row) => column.keyOf(row, traffic), 'asc').map(nameOf);
}

describe('the columns of networks', () => {
  const columns = networkColumns(index, select);

  it('say of a network what is known, and nothing of what is not', () => {
    expect(textsOf(columns, app)).toMatchObject({
      name: 'app',
      subnet: '10.20.0.0/24 fd00::/64',
      endpoints: '2',
      running: '1',
      sent: '42',
      internal: 'no',
      icc: 'yes',
      created: aTime,
      id: app.id,
    });
    expect(textsOf(columns, data)).toMatchObject({ sent: '', internal: 'yes', icc: '', vxlan: '' });
  });

  it.each([
    ['subnet', ['data', 'app', 'idle']],
    ['endpoints', ['idle', 'data', 'app']],
    ['sent', ['app', 'data', 'idle']],
    ['icc', ['app', 'idle', 'data']],
  ])('sort by %s', (id, expected) => {
    expect(ordered(columns, id, topology.networks, ({ name }) => name)).toEqual(expected);
  });

  it('have ids of their own', () => {
    expect(new Set(columns.map(({ id }) => id)).size).toBe(columns.length);
  });
});

describe('the columns of containers', () => {
  const columns = containerColumns(index, select);

  it('say where a container is and what it carries, as the sum of its endpoints', () => {
    expect(textsOf(columns, web2)).toMatchObject({
      networks: 'app 10.20.0.10, data 9.0.0.2',
      ports: '80 → 8080/tcp',
      degree: '2',
      received: '20',
      sent: '',
    });
    expect(textsOf(columns, web10)).toMatchObject({ state: 'stopped', networks: 'app', received: '' });
  });

  it('name the container whose namespace is shared', () => {
    expect(textsOf(columns, guest)).toMatchObject({ shared: 'web-2', mode: 'container:web-2', networks: '' });
  });

  it.each([
    ['name', ['guest', 'web-2', 'web-10']],
    ['degree', ['guest', 'web-10', 'web-2']],
    ['received', ['web-2', 'web-10', 'guest']],
  ])('sort by %s', (id, expected) => {
    expect(ordered(columns, id, topology.containers, ({ name }) => name)).toEqual(expected);
  });

  it('have ids of their own', () => {
    expect(new Set(columns.map(({ id }) => id)).size).toBe(columns.length);
  });
});

describe('the columns of endpoints', () => {
  const columns = endpointColumns(select);
  const rows = endpointRows(topology.endpoints, index);

  it('have a row for each endpoint with both ends, by container and then by network', () => {
    expect(rows.map(({ container, network }) => `${container.name} ${network.name}`)).toEqual([
      'web-2 app',
      'web-2 data',
      'web-10 app',
    ]);
    expect(endpointRows(topology.endpoints, indexTopology({ ...topology, networks: [data] }))).toHaveLength(1);
  });

  it('give addresses as docker inspect prints them', () => {
    const [first] = rows;
    expect(first && textsOf(columns, first)).toMatchObject({
      container: 'web-2',
      network: 'app',
      driver: 'bridge',
      ipv4: '10.20.0.10',
      mac: '02:42:0a:14:00:0a',
      active: 'yes',
      received: '10',
    });
  });

  it('sort by address, those without one last', () => {
    expect(ordered(columns, 'ipv4', rows, ({ endpoint }) => endpoint.ipv4 ?? 'none')).toEqual([
      '9.0.0.2/24',
      '10.20.0.10/24',
      'none',
    ]);
  });

  it('have ids of their own', () => {
    expect(new Set(columns.map(({ id }) => id)).size).toBe(columns.length);
  });
});
