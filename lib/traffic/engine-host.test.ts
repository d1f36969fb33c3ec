import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aContainer, anEndpoint, aNetwork, aTopology } from '@/lib/model/builders';
import type { Container, Topology } from '@/lib/model';
import { EngineHost } from './engine-host';

const app = aNetwork({ name: 'app', bridge: 'br-app' });
const data = aNetwork({ name: 'data', bridge: 'br-data' });
const lan = aNetwork({ name: 'lan', driver: 'macvlan', bridge: null, parent: 'enp3s0' });
const web = aContainer({ name: 'web' });
const agent = aContainer({ name: 'agent', networkMode: 'host' });
const onApp = anEndpoint(app, web, { interfaceName: 'eth0', hostInterfaceName: 'veth1' });
const onLan = anEndpoint(lan, web, { interfaceName: 'eth1' });
const world = (overrides: Partial<Topology> = {}) =>
  aTopology({ networks: [app, data, lan], containers: [web, agent], endpoints: [onApp, onLan], ...overrides });
const proven = new Map([
  [onApp.id, { interfaceName: 'eth0', peerIndex: 7 }],
  // The same number, in a namespace where it means another interface.
  [onLan.id, { interfaceName: 'eth1', peerIndex: 7 }],
]);

describe('the engine’s host', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'netloom-host-'));
    write('100/status', 'Name:\tsleep\nPPid:\t50\n');
    writeHost(['lo', 'enp3s0', 'br-app', 'br-data', 'veth1', 'cilium0']);
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  function write(path: string, text: string): void {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }

  /** The shim's namespace, as the kernel shows it. */
  function writeHost(names: string[]): void {
    const lines = names.map((name, at) => `${name}: ${at}00 1 2 3 0 0 0 0 ${at}50 4 5 6 0 0 0 0`);
    write('50/net/dev', ['a', 'b', ...lines].join('\n'));
    write(
      '50/net/igmp',
      'Idx\tDevice    : Count Querier\n1\tlo        :     1      V3\n\t\t\t\t010000E0     1\n7\tveth1     :     1      V3\n',
    );
    write('50/net/if_inet6', 'fd00000000000000000000000000000f 0a 40 20 80   br-app\n');
    write('50/net/dev_mcast', '3    enp3s0          1     0     333300000001\n');
    write(
      '50/net/route',
      [
        'Iface',
        'br-app 0000140A 00000000 0001 0 0 0 00FFFFFF',
        'enp3s0 00000000 014DA8C0 0003 0 0 0 00000000',
        'enp3s0 0000080A 014DA8C0 0003 0 0 0 0000FFFF',
      ].join('\n'),
    );
    write(
      '50/net/fib_trie',
      ['10.20.0.1', '192.168.9.9', '127.0.0.1'].map((one) => `  |-- ${one}\n     /32 host LOCAL`).join('\n'),
    );
  }

  const hostOf = (topology: Topology, pidOf: (of: Container['id']) => number | null = () => 100) =>
    new EngineHost({ topology: () => topology, pidOf, procRoot: root });

  const found = (topology = world()) =>
    Object.fromEntries((hostOf(topology).read().interfaces ?? []).map((one) => [one.name, one]));

  it('is read through the parent of a container’s process', () => {
    const interfaces = found();
    expect(Object.keys(interfaces)).toEqual(['lo', 'enp3s0', 'br-app', 'br-data', 'veth1', 'cilium0']);
    expect(interfaces['br-app']).toEqual({
      ...{ name: 'br-app', index: 10, kind: 'bridge', macAddress: null, networkId: app.id, endpointId: null },
      addresses: ['10.20.0.1/24', 'fd00::f/64'],
      routes: ['10.20.0.0/24'],
      ...{
        rxBytes: 200,
        txBytes: 250,
        rxPackets: 1,
        txPackets: 4,
        rxErrors: 2,
        txErrors: 5,
        rxDropped: 3,
        txDropped: 6,
      },
    });
    expect(interfaces['veth1']).toMatchObject({ index: 7, kind: 'veth', endpointId: onApp.id, networkId: null });
    expect(interfaces['enp3s0']).toMatchObject({
      index: 3,
      kind: 'physical',
      networkId: lan.id,
      addresses: [],
      routes: ['10.8.0.0/16'],
    });
    expect(interfaces['lo']).toMatchObject({ index: 1, kind: 'loopback', addresses: ['127.0.0.1/8'] });
    expect(interfaces['cilium0']).toMatchObject({ index: null, kind: 'other' });
  });

  it('tells MAC and kind from a /sys that shows the same bridges, and from no other', () => {
    for (const name of ['br-app', 'br-data', 'enp3s0'])
      write(`100/root/sys/class/net/${name}/uevent`, `INTERFACE=${name}\nIFINDEX=3\n`);
    write('100/root/sys/class/net/enp3s0/address', '02:00:00:00:00:03\n');
    write('100/root/sys/class/net/enp3s0/iflink', '9\n');
    write('50/root/sys/class/net/enp3s0/address', 'fe:fe:fe:fe:fe:fe\n');
    expect(found()['enp3s0']).toMatchObject({ macAddress: '02:00:00:00:00:03', kind: 'veth' });
  });

  it.each([
    ['nothing runs', world({ containers: [{ ...web, state: 'exited' }], endpoints: [] }), /none does/],
    ['no endpoint could be proven', world({ endpoints: [{ ...onApp, interfaceName: null }] }), /not visible from here/],
    [
      'the bridges are elsewhere',
      world({ networks: [app, { ...data, bridge: 'br-x' }, { ...data, bridge: 'br-y' }] }),
      /None of the processes/,
    ],
  ])('is not guessed at when %s', (_title, topology, sentence) => {
    expect(hostOf(topology).read()).toEqual({ interfaces: null, reason: expect.stringMatching(sentence) });
  });

  it.each([
    ['there is no process', () => null],
    ['it is gone', () => 101],
  ])('is out of reach when %s', (_title, pidOf) => {
    expect(hostOf(world(), pidOf).read().interfaces).toBeNull();
  });

  it('is out of reach when the parent is outside of the PID namespace', () => {
    write('100/status', 'PPid:\t0\n');
    expect(hostOf(world()).read().interfaces).toBeNull();
  });

  it('has the other ends of bridges’ veths', () => {
    expect(hostOf(world()).annotationsOf(proven)).toEqual(
      new Map([
        [onApp.id, { interfaceName: 'eth0', hostInterfaceName: 'veth1' }],
        [onLan.id, { interfaceName: 'eth1', hostInterfaceName: null }],
      ]),
    );
  });

  it('that is not proven leaves the ends in the containers known', () => {
    writeHost(['lo', 'enp3s0']);
    const [first] = hostOf(world()).annotationsOf(proven).values();
    expect(first).toEqual({ interfaceName: 'eth0', hostInterfaceName: null });
  });
});
