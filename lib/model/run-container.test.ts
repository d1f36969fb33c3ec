import { describe, expect, it } from 'vitest';
import { anImage, aNetworkId } from './builders';
import { findImage, imageName } from './image';
import { freeContainerName, risksIn, runContainerRequestSchema } from './run-container';

const least = { image: 'busybox', networks: [{ networkId: aNetworkId('app') }] };
const problems = (request: object) =>
  (runContainerRequestSchema.safeParse({ ...least, ...request }).error?.issues ?? []).map(({ path, message }) =>
    [path.join('.'), message].filter(Boolean).join(': '),
  );

describe('the request to run a container', () => {
  it('asks for nothing risky by itself', () => {
    const request = runContainerRequestSchema.parse(least);
    expect(risksIn(request)).toEqual([]);
    expect(request).toMatchObject({ command: [], env: {}, ports: [], restart: 'no', privileged: false });
  });

  it.each<[object]>([
    [{ networks: [], networkMode: 'host' }],
    [{ networks: [], networkMode: 'none' }],
    [{ image: 'registry.example:5000/team/app@sha256:abc', name: 'a.b_c-d' }],
    [{ env: { PATH: '/bin', EMPTY: '' }, labels: { 'com.example/x': 'a=b' } }],
    [{ ports: [{ privatePort: 80 }, { ip: '::1', publicPort: 8080, privatePort: 80, protocol: 'udp' }] }],
    [{ restart: 'on-failure', maximumRetries: 3 }],
    [{ networks: [{ networkId: aNetworkId('app'), ipv4: '10.1.0.7', aliases: ['www'], gatewayPriority: 5 }] }],
  ])('may say %j', (request) => {
    expect(problems(request)).toEqual([]);
  });

  it.each<[object, RegExp]>([
    [{ networks: [] }, /^networks: on which network/],
    [{ networkMode: 'host' }, /^networkMode: host excludes all other/],
    [{ networks: [], networkMode: 'container:web' }, /^networkMode/],
    [{ networks: [], networkMode: 'bridge' }, /^networkMode/],
    [{ networks: [{ networkId: aNetworkId('app'), containerId: 'x' }] }, /containerId/],
    [{ image: '' }, /^image/],
    [{ image: '--privileged' }, /^image/],
    [{ name: 'x' }, /^name/],
    [{ name: '../web' }, /^name/],
    [{ command: 'sleep 1' }, /^command/],
    [{ command: ['a\0b'] }, /^command\.0: cannot hold a NUL/],
    [{ env: { 'A B': 'x' } }, /^env/],
    [{ env: { A: 1 } }, /^env\.A/],
    [{ env: ['A=1'] }, /^env/],
    [{ ports: [{ privatePort: 0 }] }, /^ports\.0\.privatePort/],
    [{ ports: [{ privatePort: 80, publicPort: 70000 }] }, /^ports\.0\.publicPort/],
    [{ ports: [{ privatePort: 80, ip: 'localhost' }] }, /^ports\.0\.ip/],
    [{ ports: [{ privatePort: 80, protocol: 'icmp' }] }, /^ports\.0\.protocol/],
    [{ restart: 'sometimes' }, /^restart/],
    [{ maximumRetries: 3 }, /^maximumRetries: is of the restart policy on-failure only/],
    [{ hostname: 'a_b' }, /^hostname/],
    [{ labels: { 'a=b': 'c' } }, /^labels/],
    ...[
      'com.docker.swarm.task.id',
      'com.docker.stack.namespace',
      'com.docker.compose.project',
      'netloom.operation',
    ].map((label): [object, RegExp] => [
      { labels: { [label]: 'x' } },
      /^labels\.\S+: .*pass for a container of somebody/,
    ]),
    [JSON.parse('{"labels":{"__proto__":"x"}}') as object, /^labels\.__proto__: cannot be called/],
    [JSON.parse('{"env":{"__proto__":"x","A":"b"}}') as object, /^env\.__proto__: cannot be called/],
    [{ pid: 'container:web' }, /^pid: can be the host’s only/],
    [{ ipc: 'shareable' }, /^ipc/],
    [{ uts: 'private' }, /^uts/],
    [{ userns: 'keep-id' }, /^userns/],
    [{ binds: ['/etc:/etc'] }, /^binds\.0/],
    [{ binds: [{ source: 'volume', target: '/data' }] }, /^binds\.0\.source: is a path of the host/],
    [{ binds: [{ source: '/a:/b', target: '/data' }] }, /^binds\.0\.source/],
    [{ binds: [{ source: '/a', target: '/b', propagation: 'shared' }] }, /propagation/],
    [{ devices: ['tun'] }, /^devices\.0/],
    [{ devices: ['/dev/sda:/dev/sda:rwm'] }, /^devices\.0/],
    [{ capabilities: ['net_admin'] }, /^capabilities\.0/],
    ...[
      'volumes',
      'volumesFrom',
      'mounts',
      'tmpfs',
      'securityOpt',
      'runtime',
      'cgroupns',
      'sysctls',
      'deviceCgroupRules',
      'groupAdd',
      'links',
      'user',
      'HostConfig',
      'Privileged',
    ].map((field): [object, RegExp] => [{ [field]: ['x'] }, new RegExp(`nrecognized key.*${field}`)]),
  ])('may not say %j', (request, problem) => {
    expect(problems(request).join('; ')).toMatch(problem);
  });

  it('says what is risky in it', () => {
    const all = { privileged: true, pid: 'host', ipc: 'host', uts: 'host', userns: 'host', devices: ['/dev/fuse'] };
    const binds = [{ source: '/etc', target: '/etc' }];
    const request = runContainerRequestSchema.parse({ ...least, ...all, binds, capabilities: ['NET_ADMIN'] });
    expect(risksIn(request).join()).toBe('privileged,pid,ipc,uts,userns,binds,devices,capabilities');
  });
});

describe('a name that nobody gave', () => {
  it.each([
    ['busybox', [], 'busybox-1'],
    ['busybox:1.36', ['busybox-1', 'busybox-3'], 'busybox-2'],
    ['registry.example:5000/team/app@sha256:abc', [], 'app-1'],
  ])('of %s is free', (image, taken, name) => {
    expect(freeContainerName(image, new Set(taken))).toBe(name);
  });
});

describe('an image', () => {
  const id = `sha256:${'ab'.repeat(32)}`;
  const images = [
    anImage(),
    anImage({ tags: ['r.example:5000/app:2'], id, digests: ['r.example:5000/app@sha256:1f'] }),
  ];

  it.each([
    ['busybox', 'busybox:latest'],
    ['busybox:latest', 'busybox:latest'],
    ['docker.io/library/busybox', 'busybox:latest'],
    ['docker.io/busybox:latest', 'busybox:latest'],
    ['busybox:1', null],
    ['r.example:5000/app', null],
    ['r.example:5000/app:2', 'r.example:5000/app:2'],
    ['r.example:5000/app@sha256:1f', 'r.example:5000/app:2'],
    [id, 'r.example:5000/app:2'],
    ['abababababab', 'r.example:5000/app:2'],
    ['ababab', null],
  ])('called %s is %s', (reference, tag) => {
    expect(findImage(images, reference)?.tags[0] ?? null).toBe(tag);
  });

  it('without a tag goes by its id', () => {
    expect(imageName({ id, tags: [] })).toBe('abababababab');
  });
});
