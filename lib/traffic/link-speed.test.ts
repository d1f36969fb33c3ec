import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aContainer, anEndpoint, aNetwork, aTopology } from '@/lib/model/builders';
import { LinkSpeeds, readLinkSpeed } from './link-speed';

describe('the speed of a link', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'netloom-speed-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  function write(path: string, text: string): void {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }

  it.each<[string, { uevent: string; speed?: string; hardware?: boolean }, number | null]>([
    ['is in bytes per second', { uevent: '', speed: '1000\n', hardware: true }, 125_000_000],
    ['is known of a VLAN', { uevent: 'DEVTYPE=vlan\n', speed: '2500\n' }, 312_500_000],
    ['is unknown while the link is down', { uevent: '', speed: '-1\n', hardware: true }, null],
    ['is unknown where the driver says none', { uevent: '', hardware: true }, null],
    ['is unknown of a veth, whatever it says', { uevent: 'IFINDEX=3\n', speed: '10000\n' }, null],
    ['is unknown of a bridge, whatever it says', { uevent: 'DEVTYPE=bridge\n', speed: '10000\n' }, null],
  ])('%s', (_, { uevent, speed, hardware }, expected) => {
    write('enp3s0/uevent', uevent);
    if (speed !== undefined) write('enp3s0/speed', speed);
    if (hardware) write('enp3s0/device/vendor', '');
    expect(readLinkSpeed(root, 'enp3s0')).toBe(expected);
  });

  it('is unknown of what is no interface', () => {
    write('device/vendor', '');
    write('uevent', '');
    write('speed', '1000');
    expect(readLinkSpeed(join(root, 'net'), '../.')).toBeNull();
    expect(readLinkSpeed(root, 'gone')).toBeNull();
  });

  it('is that of the parent of a network, and of the network’s endpoints', () => {
    const lan = aNetwork({ name: 'lan', driver: 'macvlan', bridge: null, parent: 'enp3s0' });
    const app = aNetwork({ name: 'app', bridge: 'br-app' });
    const web = aContainer({ name: 'web' });
    const [onApp, onLan] = [anEndpoint(app, web, { interfaceName: 'eth0' }), anEndpoint(lan, web)];
    const topology = aTopology({ networks: [app, lan], containers: [web], endpoints: [onApp, onLan] });
    write('100/status', 'PPid:\t50\n');
    write('50/net/dev', 'br-app: 1 2 3 4 0 0 0 0 5 6 7 8 0 0 0 0\n');
    for (const name of ['br-app', 'enp3s0']) write(`50/root/sys/class/net/${name}/uevent`, '');
    for (const file of ['speed', 'device/vendor']) write(`50/root/sys/class/net/enp3s0/${file}`, '1000\n');
    const speeds = new LinkSpeeds(() => ({ topology, pidOf: () => 100, root }));
    expect(speeds.of({ kind: 'network', id: lan.id })).toBe(125_000_000);
    expect(speeds.of({ kind: 'endpoint', id: onLan.id })).toBe(125_000_000);
    expect(speeds.of({ kind: 'network', id: app.id })).toBeNull();
    expect(speeds.of({ kind: 'endpoint', id: onApp.id })).toBeNull();
  });
});
