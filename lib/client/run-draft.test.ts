import { describe, expect, it } from 'vitest';
import { aNetworkId } from '@/lib/model/builders';
import { draftOf } from './attach-draft';
import { emptyPort, emptyRun, fieldOfRun, networkDraft, readRunDraft, type RunDraft } from './run-draft';

const [app, data] = [aNetworkId('app'), aNetworkId('data')];
const filled = (change: Partial<RunDraft> = {}): RunDraft => ({ ...emptyRun(app), image: 'busybox:latest', ...change });
const risks = emptyRun(app).risks;

describe('the form of a new container', () => {
  it('says as little as its reader', () => {
    expect(readRunDraft(filled(), 'busybox-1').request).toEqual({
      image: 'busybox:latest',
      name: 'busybox-1',
      command: [],
      env: {},
      networks: [{ networkId: app }],
      ports: [],
      restart: 'no',
      labels: {},
      privileged: false,
      binds: [],
      devices: [],
      capabilities: [],
    });
  });

  it.each<[string, Partial<RunDraft>, object]>([
    ['a name', { name: ' web ' }, { name: 'web' }],
    ['a command', { command: `sh -c 'sleep 1'` }, { command: ['sh', '-c', 'sleep 1'] }],
    ['variables', { env: 'A=b=c, d\n\nEMPTY=' }, { env: { A: 'b=c, d', EMPTY: '' } }],
    ['labels', { labels: 'team=net' }, { labels: { team: 'net' } }],
    [
      'the host’s network',
      { networks: [networkDraft('host'), networkDraft('')] },
      { networks: [], networkMode: 'host' },
    ],
    [
      'several networks',
      { networks: [networkDraft(app), networkDraft(data)] },
      { networks: [{ networkId: app }, { networkId: data }] },
    ],
    [
      'an endpoint',
      { networks: [{ network: app, settings: { ...draftOf({}), ipv4: '10.1.0.7', aliases: 'a, b' } }] },
      { networks: [{ networkId: app, ipv4: '10.1.0.7', aliases: ['a', 'b'] }] },
    ],
    [
      'ports, and not their empty rows',
      {
        ports: [
          emptyPort,
          { ...emptyPort, publicPort: '8080', privatePort: '80' },
          { ...emptyPort, ip: '', privatePort: '53', protocol: 'udp' },
        ],
      },
      {
        ports: [
          { ip: '127.0.0.1', publicPort: 8080, privatePort: 80, protocol: 'tcp' },
          { privatePort: 53, protocol: 'udp' },
        ],
      },
    ],
    [
      'how often it is tried',
      { restart: 'on-failure', maximumRetries: '3' },
      { restart: 'on-failure', maximumRetries: 3 },
    ],
    ['no tries of another policy', { restart: 'always', maximumRetries: '3' }, { restart: 'always' }],
    [
      'what is risky',
      {
        risks: {
          ...risks,
          privileged: true,
          pid: true,
          binds: '/etc\n/srv:/data:ro\n/var/log:/log:rw',
          devices: '/dev/fuse',
          capabilities: 'cap_net_admin',
        },
      },
      {
        privileged: true,
        pid: 'host',
        binds: [
          { source: '/etc', target: '/etc', readOnly: false },
          { source: '/srv', target: '/data', readOnly: true },
          { source: '/var/log', target: '/log', readOnly: false },
        ],
        devices: ['/dev/fuse'],
        capabilities: ['NET_ADMIN'],
      },
    ],
  ])('makes a request of %s', (_title, change, expected) => {
    expect(readRunDraft(filled(change), 'busybox-1').request).toMatchObject(expected);
  });

  it.each<[Partial<RunDraft>, string]>([
    [{ image: '' }, 'image'],
    [{ name: '-x' }, 'name'],
    [{ command: 'echo "' }, 'command'],
    [{ env: 'A' }, 'env'],
    [{ env: 'A B=c' }, 'env'],
    [{ labels: '=x' }, 'labels'],
    [{ networks: [networkDraft('')] }, 'networks.0.networkId'],
    [{ networks: [networkDraft(app), networkDraft('')] }, 'networks.1.networkId'],
    [{ networks: [{ network: app, settings: { ...draftOf({}), ipv4: 'x' } }] }, 'networks.0.ipv4'],
    [{ ports: [emptyPort, { ...emptyPort, publicPort: '8080' }] }, 'ports.1.privatePort'],
    [{ ports: [{ ...emptyPort, privatePort: '0x50' }] }, 'ports.0.privatePort'],
    [{ ports: [{ ...emptyPort, ip: 'localhost', privatePort: '80' }] }, 'ports.0.ip'],
    [{ restart: 'on-failure', maximumRetries: 'x' }, 'maximumRetries'],
    [{ hostname: 'a b' }, 'hostname'],
    [{ risks: { ...risks, binds: 'data:/data' } }, 'binds'],
    [{ risks: { ...risks, binds: '/etc:/etc:ro,Z' } }, 'binds'],
    [{ risks: { ...risks, binds: '/etc:/etc:readonly' } }, 'binds'],
    [{ risks: { ...risks, binds: '/etc:/etc:' } }, 'binds'],
    [{ risks: { ...risks, binds: '/etc:/etc:ro:x' } }, 'binds'],
    [{ risks: { ...risks, devices: 'tun' } }, 'devices'],
    [{ env: '__proto__=x' }, 'env'],
    [{ labels: 'com.docker.swarm.task.id=x' }, 'labels'],
  ])('says that something is wrong in %j at %s', (change, field) => {
    const { request, errors } = readRunDraft(filled(change), 'busybox-1');
    expect(request).toBeNull();
    expect(Object.keys(errors ?? {})).toEqual([field]);
  });

  it('finds the field that a refusal names', () => {
    const draft = filled({ ports: [emptyPort, { ...emptyPort, privatePort: '80' }] });
    const places = ['name', 'networkMode', 'networks.1.aliases.0', 'ports.0.publicPort', 'env.A', 'binds.0.source'];
    expect(places.map((place) => fieldOfRun(place, draft))).toEqual([
      'name',
      'networks.0.networkId',
      'networks.1.aliases',
      'ports.1.publicPort',
      'env',
      'binds',
    ]);
  });
});
