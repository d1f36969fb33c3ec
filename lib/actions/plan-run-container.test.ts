import { describe, expect, it } from 'vitest';
import { unknownFacts } from '@/lib/model';
import { runContainerRequestSchema } from '@/lib/model/run-container';
import type { RiskyRunOption } from '@/lib/model/risky-run-option';
import type { RunContainerDraft } from '@/lib/model/run-container';
import { aContainer, aNetwork, aNetworkId, anEndpoint, anEngine, anImage, aTopology } from '@/lib/model/builders';
import { planRunContainer } from './plan-run-container';

const subnets = [{ subnet: '10.1.0.0/24', gateway: '10.1.0.1', ipRange: null, reserved: {} }];
const app = aNetwork({ name: 'app', subnets });
const data = aNetwork({ name: 'data', internal: true });
const lan = aNetwork({ name: 'lan', driver: 'macvlan' });
const bridge = aNetwork({ name: 'bridge' });
const host = aNetwork({ name: 'host', driver: 'host', subnets: [] });
const twin = aNetwork({ name: 'twin' });
const services = aNetwork({ name: 'services', driver: 'overlay' });
const modes = ['container:web', 'default'].map((name) => aNetwork({ name }));
const web = aContainer({ name: 'web', ports: [{ ip: null, publicPort: 8080, privatePort: 80, protocol: 'tcp' }] });
const topology = aTopology({
  engines: [anEngine({ apiVersion: '1.41' })],
  networks: [app, data, lan, bridge, host, services, ...modes, twin, { ...twin, id: aNetworkId('other twin') }],
  containers: [web],
  endpoints: [anEndpoint(app, web, { ipv4: '10.1.0.5/24', macAddress: '02:42:0a:01:00:05' })],
});
const images = [anImage(), anImage({ tags: ['shop/api:1.2'] }), anImage({ tags: ['bare:latest'], hasCommand: false })];

type Draft = Partial<RunContainerDraft>;

function plan(request: Draft = {}, allow: readonly RiskyRunOption[] = [], name = request.name ?? 'busybox-1') {
  const onApp = request.networkMode ? {} : { networks: [{ networkId: app.id }] };
  const parsed = runContainerRequestSchema.parse({ image: 'busybox', ...onApp, ...request });
  return planRunContainer({ topology, facts: unknownFacts, images, allow }, parsed, name);
}

describe('the plan to run a container', () => {
  it('says who comes into reach, which address it gets, and how docker is told', () => {
    expect(plan({ command: ['sleep', '3600'] }).preview).toMatchObject({
      allowed: true,
      refusal: null,
      effects: { reachable: { gained: [web.id], lost: [] }, ipv4: '10.1.0.2' },
      command: 'docker run --detach --name busybox-1 --network app busybox sleep 3600',
    });
  });

  it('leaves it to the engine which images there are where it may not be asked', () => {
    const request = runContainerRequestSchema.parse({ image: 'not/known:1', networks: [{ networkId: app.id }] });
    const known = { topology, facts: unknownFacts, allow: [] };
    expect(planRunContainer({ ...known, images: null }, request, 'one').preview.allowed).toBe(true);
    expect(planRunContainer({ ...known, images }, request, 'one').preview.allowed).toBe(false);
  });

  it('writes every field into the command', () => {
    const request: Draft = {
      networks: [
        { networkId: app.id, ipv4: '10.1.0.7', aliases: ['www'], links: ['web:store'], driverOptions: { a: 'b,c' } },
      ],
      ports: [
        { ip: '127.0.0.1', publicPort: 81, privatePort: 80 },
        { privatePort: 53, protocol: 'udp' },
      ],
      env: { GREETING: 'good day' },
      labels: { team: 'net' },
      restart: 'on-failure',
      maximumRetries: 3,
      hostname: 'box',
    };
    expect(plan(request).preview.command).toBe(
      `docker run --detach --name busybox-1 --network 'name=app,"driver-opt=a=b,c"' --ip 10.1.0.7 --network-alias www --link web:store` +
        ` --publish 127.0.0.1:81:80 --publish 53/udp --env 'GREETING=good day' --label team=net` +
        ' --restart on-failure:3 --hostname box busybox',
    );
    const risky: Draft = {
      networkMode: 'host',
      privileged: true,
      pid: 'host',
      binds: [{ source: '/etc', target: '/host', readOnly: true }],
      devices: ['/dev/fuse'],
      capabilities: ['NET_ADMIN'],
    };
    expect(plan(risky, ['privileged', 'pid', 'binds', 'devices', 'capabilities']).preview).toMatchObject({
      allowed: true,
      command:
        'docker run --detach --name busybox-1 --network host --privileged --pid host' +
        ' --mount type=bind,source=/etc,target=/host,readonly --device /dev/fuse --cap-add NET_ADMIN busybox',
    });
  });

  it('creates it, connects it and then starts it where there are several networks', () => {
    const networks = [{ networkId: app.id }, { networkId: data.id, aliases: ['db'] }];
    expect(plan({ networks }).preview.command.split('\n')).toEqual([
      'docker create --name busybox-1 --network app busybox',
      'docker network connect --alias db data busybox-1',
      'docker start busybox-1',
    ]);
  });

  it.each<[string, Draft, string, string | undefined, RegExp]>([
    ['a name that is taken', { name: 'web' }, 'conflict', 'name', /a container “web” already/],
    ['an image that is not there', { image: 'nginx' }, 'not_found', 'image', /docker pull nginx/],
    ['a tag that is not there', { image: 'shop/api:2' }, 'not_found', 'image', /Is it shop\/api:1\.2\?/],
    ['an image that is misspelt', { image: 'busibox' }, 'not_found', 'image', /Is it busybox:latest\?/],
    ['an image with no command', { image: 'bare' }, 'invalid_request', 'command', /no command of its own/],
    [
      'an unknown network',
      { networks: [{ networkId: app.id }, { networkId: aNetworkId('gone') }] },
      'not_found',
      'networks.1.networkId',
      /no network with this id/,
    ],
    [
      'the host’s among networks',
      { networks: [{ networkId: host.id }] },
      'not_possible',
      'networks.0.networkId',
      /networkMode/,
    ],
    [
      'an overlay for services',
      { networks: [{ networkId: services.id }] },
      'not_possible',
      'networks.0.networkId',
      /--attachable/,
    ],
    [
      'one of two of a name',
      { networks: [{ networkId: twin.id }] },
      'not_possible',
      'networks.0.networkId',
      /Two networks/,
    ],
    ...modes.map((network): [string, Draft, string, string, RegExp] => [
      `a network called ${network.name}`,
      { networks: [{ networkId: network.id }] },
      'not_possible',
      'networks.0.networkId',
      /for a network mode/,
    ]),
    [
      'a network twice',
      { networks: [{ networkId: app.id }, { networkId: app.id }] },
      'conflict',
      'networks.1.networkId',
      /named twice/,
    ],
    [
      'an address that is taken',
      { networks: [{ networkId: app.id, ipv4: '10.1.0.5' }] },
      'conflict',
      'networks.0.ipv4',
      /in use/,
    ],
    [
      'an address of elsewhere',
      { networks: [{ networkId: app.id }, { networkId: data.id, ipv4: '10.1.0.7' }] },
      'not_possible',
      'networks.1.ipv4',
      /not an address of “data”/,
    ],
    [
      'an alias on the default bridge',
      { networks: [{ networkId: bridge.id, aliases: ['www'] }] },
      'not_possible',
      'networks.0.aliases',
      /takes no aliases/,
    ],
    [
      'a MAC address that is taken',
      { networks: [{ networkId: app.id, macAddress: '02:42:0a:01:00:05' }] },
      'conflict',
      'networks.0.macAddress',
      /in use/,
    ],
    [
      'a MAC address on a further network, which this engine ignores',
      { networks: [{ networkId: app.id }, { networkId: data.id, macAddress: '02:42:0a:01:00:09' }] },
      'not_possible',
      'networks.1.macAddress',
      /ignores a MAC/,
    ],
    [
      'a name for a host that keeps its own',
      { uts: 'host', hostname: 'box' },
      'invalid_request',
      'hostname',
      /host’s name/,
    ],
  ])('refuses %s', (_title, request, code, field, sentence) => {
    const { refusal, preview } = plan(request, ['uts']);
    expect(refusal).toMatchObject({ code, field });
    expect(preview).toMatchObject({ allowed: false, refusal: expect.stringMatching(sentence), refusedField: field });
    expect(preview.effects.reachable.gained).toEqual([]);
  });

  it('takes a MAC address on its first network, which every engine heeds at creation', () => {
    expect(plan({ networks: [{ networkId: app.id, macAddress: '02:42:0a:01:00:09' }] }).preview).toMatchObject({
      allowed: true,
      command: expect.stringContaining('--mac-address 02:42:0a:01:00:09'),
    });
  });

  it.each<[RiskyRunOption, Draft]>([
    ['privileged', { privileged: true }],
    ['pid', { pid: 'host' }],
    ['ipc', { ipc: 'host' }],
    ['uts', { uts: 'host' }],
    ['userns', { userns: 'host' }],
    ['binds', { binds: [{ source: '/', target: '/host' }] }],
    ['devices', { devices: ['/dev/sda'] }],
    ['capabilities', { capabilities: ['SYS_ADMIN'] }],
  ])('refuses %s unless the operator has switched it on, and warns even then', (option, request) => {
    const others = (['privileged', 'pid', 'ipc', 'uts', 'userns', 'binds', 'devices', 'capabilities'] as const).filter(
      (one) => one !== option,
    );
    expect(plan(request, others).refusal).toMatchObject({
      code: 'forbidden',
      field: option,
      sentence: expect.stringContaining(`NETLOOM_ALLOW=${option}`),
    });
    const { preview } = plan(request, [option]);
    expect(preview.allowed).toBe(true);
    expect(preview.warnings).toHaveLength(1);
  });

  it.each<[string, Draft, RegExp | null]>([
    ['nothing of a plain one', {}, null],
    ['of the host’s network', { networkMode: 'host' }, /uses the host’s network/],
    ['of no network', { networkMode: 'none' }, /reaches nobody/],
    [
      'of a port on every address',
      { ports: [{ publicPort: 81, privatePort: 80 }] },
      /Port 81 is published on every address/,
    ],
    ['nothing of a port on loopback', { ports: [{ ip: '127.0.0.1', publicPort: 81, privatePort: 80 }] }, null],
    [
      'of ports that an internal network does not publish',
      { networks: [{ networkId: data.id }], ports: [{ publicPort: 81, privatePort: 80 }] },
      /No port is published through “data”/,
    ],
    [
      'of an alias that another has',
      { networks: [{ networkId: app.id, aliases: ['web'] }] },
      /a name of “web” here too/,
    ],
  ])('warns %s', (_title, request, warning) => {
    const { warnings, allowed } = plan(request).preview;
    expect(allowed).toBe(true);
    if (warning === null) expect(warnings).toEqual([]);
    else expect(warnings.join(' ')).toMatch(warning);
  });

  it.each<['host' | 'none', RegExp]>([
    ['host', /mean nothing with the host’s network/],
    ['none', /lead nowhere/],
  ])('warns of ports in the mode %s', (networkMode, warning) => {
    // Not even of one that is taken is there more to say: the engine publishes none.
    const { warnings, allowed } = plan({ networkMode, ports: [{ publicPort: 8080, privatePort: 80 }] }).preview;
    expect(allowed).toBe(true);
    expect(warnings.join(' ')).toMatch(warning);
  });
});
