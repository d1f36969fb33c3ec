import { mkdirSync, mkdtempSync, readdirSync, readlinkSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aContainer, anEndpoint, aNetwork } from '@/lib/model/builders';
import { chooseSource } from './choose-source';
import { ProcSource } from './proc-source';
import type { TrafficTarget } from './source';

const [app, data] = [
  aNetwork({ name: 'app', subnets: [{ subnet: '10.0.0.0/24', gateway: null, ipRange: null, reserved: {} }] }),
  aNetwork({ name: 'data', subnets: [{ subnet: '10.0.1.0/24', gateway: null, ipRange: null, reserved: {} }] }),
];
const web = aContainer({ name: 'web' });
const onApp = anEndpoint(app, web, { ipv4: '10.0.0.2/24', macAddress: '02:42:0a:00:00:02' });
const onData = anEndpoint(data, web, { ipv4: '10.0.1.2/24', macAddress: '02:42:0a:00:01:02' });
const target = (overrides: Partial<TrafficTarget> = {}): TrafficTarget => ({
  container: web,
  pid: 100,
  endpoints: [onApp, onData],
  ...overrides,
});

const noStats = () => Promise.reject(new Error('nobody may ask the stats API here'));

interface FakeInterface {
  rxBytes: number;
  /** First three octets of its /24, and its last. */
  block: string;
  host: number;
  macAddress?: string;
  peerIndex?: number;
}

/** Where one of our descriptors leads; nowhere once it is closed. */
function linkOf(descriptor: string): string {
  try {
    return readlinkSync(`/proc/self/fd/${descriptor}`);
  } catch {
    return '';
  }
}

describe('the /proc source', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'netloom-proc-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  /** A process of a namespace, as the kernel shows it. */
  function writeProcess(pid: number, interfaces: Record<string, FakeInterface>): void {
    const directory = join(root, String(pid));
    mkdirSync(join(directory, 'net'), { recursive: true });
    const all = Object.entries(interfaces);
    const lines = all.map(([name, { rxBytes }]) => `${name}: ${rxBytes} 1 0 0 0 0 0 0 5 1 0 0 0 0 0 0`);
    const hexOf = (block: string) =>
      [...block.split('.').map(Number), 0]
        .reverse()
        .map((octet) => octet.toString(16).padStart(2, '0'))
        .join('');
    const routes = all.map(([name, { block }]) => `${name} ${hexOf(block)} 00000000 0001 0 0 0 00FFFFFF 0 0 0`);
    const trie = all.map(([, { block, host }]) => `  |-- ${block}.${host}\n     /32 host LOCAL`);
    writeFileSync(
      join(directory, 'net/dev'),
      ['a', 'b', '    lo: 9 9 0 0 0 0 0 0 9 9 0 0 0 0 0 0', ...lines].join('\n'),
    );
    writeFileSync(join(directory, 'net/route'), ['Iface', ...routes].join('\n'));
    writeFileSync(join(directory, 'net/fib_trie'), trie.join('\n'));
    for (const [name, { macAddress, peerIndex }] of all) {
      if (!macAddress) continue;
      mkdirSync(join(directory, 'root/sys/class/net', name), { recursive: true });
      writeFileSync(join(directory, 'root/sys/class/net', name, 'address'), `${macAddress}\n`);
      if (peerIndex) writeFileSync(join(directory, 'root/sys/class/net', name, 'iflink'), `${peerIndex}\n`);
    }
  }
  const eth0: FakeInterface = { rxBytes: 100, block: '10.0.1', host: 2 };
  const eth1: FakeInterface = { rxBytes: 200, block: '10.0.0', host: 2 };

  async function bytesRead(source: ProcSource, ...targets: TrafficTarget[]) {
    const { byEndpoint } = await source.read(targets);
    return Object.fromEntries(Array.from(byEndpoint, ([id, { counters }]) => [id, counters.rxBytes]));
  }

  it('gives each endpoint the counters of its own interface', async () => {
    writeProcess(100, { eth0, eth1 });
    const { byEndpoint, unattributed } = await new ProcSource(root).read([target()]);
    expect(byEndpoint.get(onApp.id)).toMatchObject({ interfaceName: 'eth1', counters: { rxBytes: 200, txBytes: 5 } });
    expect(byEndpoint.get(onData.id)).toMatchObject({ interfaceName: 'eth0', counters: { rxBytes: 100 } });
    expect(unattributed).toEqual([]);
  });

  it('tells two networks of one subnet apart by the MAC in the namespace', async () => {
    const twin = { ...onData, ipv4: '10.0.0.3/24' };
    writeProcess(100, {
      eth0: { ...eth1, rxBytes: 1, host: 3, macAddress: '02:42:0a:00:01:02' },
      eth1: { ...eth1, rxBytes: 2, macAddress: '02:42:0a:00:00:02' },
    });
    const bytes = await bytesRead(new ProcSource(root), target({ endpoints: [onApp, twin] }));
    expect(bytes).toEqual({ [onApp.id]: 2, [twin.id]: 1 });
  });

  it('knows where a veth leads, unless the container has another namespace’s /sys', async () => {
    const ends = { eth0: { ...eth0, peerIndex: 33 }, eth1: { ...eth1, peerIndex: 35 } };
    ends.eth0.macAddress = '02:42:0A:00:01:02';
    ends.eth1.macAddress = 'fe:00:00:00:00:01';
    writeProcess(100, ends);
    const { byEndpoint } = await new ProcSource(root).read([target()]);
    expect(byEndpoint.get(onData.id)).toMatchObject({ interfaceName: 'eth0', peerIndex: 33 });
    expect(byEndpoint.get(onApp.id)).toMatchObject({ interfaceName: 'eth1', peerIndex: null });
  });

  it('leaves a process that is gone out, and reads the others', async () => {
    writeProcess(100, { eth0, eth1 });
    const gone = target({ container: aContainer({ name: 'gone' }), pid: 101 });
    const { byEndpoint, unattributed } = await new ProcSource(root).read([gone, target()]);
    expect(byEndpoint.size).toBe(2);
    expect(unattributed).toEqual([]);
  });

  it('gives nothing of a namespace that holds none of the endpoints', async () => {
    writeProcess(100, { eth0: { ...eth0, block: '192.168.1' } });
    const { byEndpoint, unattributed } = await new ProcSource(root).read([target()]);
    expect(byEndpoint.size).toBe(0);
    expect(unattributed.map(({ interfaceName }) => interfaceName)).toEqual([null, null, 'eth0']);
    expect(unattributed.at(-1)?.reason).toContain('192.168.1.0/24');
  });

  it('gives nobody what another process counts that got the pid, and lets go of the former within seconds', async () => {
    let now = 0;
    const source = new ProcSource(root, () => now);
    writeProcess(100, { eth0, eth1 });
    const before = await bytesRead(source, target());
    writeProcess(200, { eth0: { ...eth0, block: '192.168.1' }, eth1: { ...eth1, block: '192.168.2' } });
    rmSync(join(root, '100'), { recursive: true });
    // Made before the old one went, so that the file system cannot give it the same inode.
    renameSync(join(root, '200'), join(root, '100'));
    now += 9_000;
    expect(await bytesRead(source, target())).toEqual(before);
    now += 1_000;
    expect(await bytesRead(source, target())).toEqual({});
  });

  it('holds one file for each process that is there, and none when it rests', async () => {
    const open = () => readdirSync('/proc/self/fd').filter((fd) => linkOf(fd).startsWith(root)).length;
    const source = new ProcSource(root);
    for (const pid of [100, 101, 102]) writeProcess(pid, { eth0, eth1 });
    const targets = [100, 101, 102].map((pid) => target({ container: aContainer({ name: `c${pid}` }), pid }));
    await source.read(targets);
    await source.read(targets);
    expect(open()).toBe(3);
    await source.read(targets.slice(1));
    expect(open()).toBe(2);
    rmSync(join(root, '101', 'net', 'dev'));
    rmSync(join(root, '101'), { recursive: true });
    await source.read([target({ ...targets[2], pid: 100 })]);
    expect(open()).toBe(1);
    source.rest();
    expect(open()).toBe(0);
    const reading = source.read(targets);
    source.rest();
    await reading;
    expect(open()).toBe(0);
  });

  it('proves anew when an endpoint was connected again, although the names stayed', async () => {
    const source = new ProcSource(root);
    writeProcess(100, { eth0, eth1 });
    await source.read([target()]);
    writeProcess(100, { eth0: { ...eth1, rxBytes: 7 }, eth1: { ...eth0, rxBytes: 8 } });
    const again = target({ endpoints: [onApp, { ...onData, engineEndpointId: 'new' }] });
    expect(await bytesRead(source, again)).toEqual({ [onApp.id]: 7, [onData.id]: 8 });
  });

  it.each<[string, number, object]>([
    ['more', 900, { [onApp.id]: 900 }],
    ['less', 1, { [onApp.id]: 1 }],
  ])(
    'proves anew when another interface got the name before the engine told, with %s',
    async (_, rxBytes, expected) => {
      const source = new ProcSource(root);
      const known = { ...eth0, macAddress: '02:42:0a:00:01:02' };
      writeProcess(100, { eth0: known });
      expect(await bytesRead(source, target())).toEqual({ [onData.id]: 100 });
      const entry = join(root, '100/root/sys/class/net/eth0');
      // Kept, so that the file system cannot give the next one its number.
      renameSync(entry, `${entry}-before`);
      writeProcess(100, { eth0: { ...eth1, rxBytes, macAddress: '02:42:0a:00:00:02' } });
      expect(await bytesRead(source, target())).toEqual(expected);
    },
  );

  it('knows an interface again by whatever name', async () => {
    const source = new ProcSource(root);
    const known = { ...eth0, macAddress: '02:42:0a:00:01:02' };
    writeProcess(100, { eth0: known });
    const before = await source.read([target()]);
    renameSync(join(root, '100/root/sys/class/net/eth0'), join(root, '100/root/sys/class/net/lan'));
    writeProcess(100, { lan: known });
    const after = await source.read([target()]);
    expect(after.byEndpoint.get(onData.id)?.interfaceName).toBe('lan');
    expect(after.byEndpoint.get(onData.id)?.device).toBe(before.byEndpoint.get(onData.id)?.device);
  });

  it('finds an interface that comes up after its endpoint was announced', async () => {
    const source = new ProcSource(root);
    writeProcess(100, { eth0 });
    expect(await bytesRead(source, target())).toEqual({ [onData.id]: 100 });
    writeProcess(100, { eth0, eth1 });
    expect(await bytesRead(source, target())).toEqual({ [onApp.id]: 200, [onData.id]: 100 });
  });

  it('finds an interface that has its address late, without being told', async () => {
    const source = new ProcSource(root);
    writeProcess(100, { eth0, eth1: { ...eth1, block: '10.9.9' } });
    await source.read([target()]);
    writeProcess(100, { eth0, eth1 });
    const results = [
      await bytesRead(source, target()),
      await bytesRead(source, target()),
      await bytesRead(source, target()),
    ];
    expect(results.at(-1)).toEqual({ [onApp.id]: 200, [onData.id]: 100 });
  });

  it('says why a container that exists could not be read', async () => {
    mkdirSync(join(root, '100', 'net', 'dev'), { recursive: true });
    const { unattributed } = await new ProcSource(root).read([target()]);
    expect(unattributed).toEqual([
      { containerId: web.id, interfaceName: null, reason: expect.stringContaining('EISDIR'), counters: null },
    ]);
  });

  it('is called none until one container has been proven, and gives nothing until then', async () => {
    const source = chooseSource('auto', noStats, root);
    writeProcess(100, { eth0: { ...eth0, block: '192.168.1' } });
    expect((await source.read([target()])).byEndpoint.size).toBe(0);
    expect(source.kind).toBe('none');
    writeProcess(101, { eth0, eth1 });
    const other = target({ pid: 101 });
    expect((await source.read([other])).byEndpoint.size).toBe(2);
    expect(source.kind).toBe('proc');
  });

  it('finds the one container that proves it among many that do not', async () => {
    const source = chooseSource('auto', noStats, root);
    writeProcess(100, { eth0, eth1 });
    const strangers = Array.from({ length: 20 }, (_, index) =>
      target({ container: aContainer({ name: `stranger-${index}` }), pid: 1000 + index }),
    );
    await source.read([...strangers, target()]);
    expect(source.kind).toBe('proc');
  });
});
