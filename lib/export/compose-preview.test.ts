import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aContainer, anEndpoint, aNetwork, aTopology } from '@/lib/model/builders';
import { composeFile } from './compose-file';
import { composePreview, projectName } from './compose-preview';
import { readCompose } from './read-compose';

const app = aNetwork({
  name: 'shop_app',
  project: 'shop',
  labels: { 'com.docker.compose.network': 'app' },
  subnets: [{ subnet: '10.1.0.0/24', gateway: null, ipRange: null, reserved: {} }],
});
const mesh = aNetwork({
  name: 'mesh',
  driver: 'overlay',
  scope: 'swarm',
  subnets: [{ subnet: '10.9.0.0/24', gateway: null, ipRange: null, reserved: {} }],
});
const web = aContainer({
  name: 'shop-web-1',
  project: 'shop',
  service: 'web',
  ports: [{ ip: '127.0.0.1', publicPort: 8080, privatePort: 80, protocol: 'tcp' }],
});
const db = aContainer({ name: 'shop-db-1', project: 'shop', service: 'db' });
const old = aContainer({ name: 'shop-old-1', state: 'exited' });
const topology = aTopology({
  networks: [app, mesh],
  containers: [web, db, old],
  endpoints: [anEndpoint(app, web), anEndpoint(app, db), anEndpoint(app, old)],
});

function previewOf(text: string, project = 'shop') {
  const read = readCompose(text);
  if (read.problem) throw new Error(read.problem.sentence);
  return composePreview(read.file, read.variables, project, topology);
}

describe('what a Compose file would add', () => {
  it.each<[string, string, object]>([
    [
      'a new network',
      'networks: {x: {}}\nservices: {a: {networks: [x]}}',
      { name: 'shop_x', state: 'new', conflicts: [] },
    ],
    ['one of a variable', 'networks: {x: {internal: "${INT}"}}', { internal: false }],
    ['one of a variable with a default', 'networks: {x: {internal: "${INT:-yes}"}}', { internal: true }],
    ['one in words of YAML 1.1', 'networks: {x: {internal: yes, external: no}}', { internal: true, name: 'shop_x' }],
    [
      'one that only a profile uses',
      'networks: {x: {}}\nservices: {a: {networks: [x], profiles: [p]}}',
      { name: 'shop_x', state: 'unused' },
    ],
    ['one no service uses', 'networks: {x: {}}', { name: 'shop_x', state: 'unused' }],
    ['the default one', 'services: {a: {}}', { key: 'default', name: 'shop_default', state: 'new' }],
    ['one with a name', 'networks: {x: {name: y}}', { name: 'y' }],
    ['one of the project that is there', 'networks: {app: {}}', { name: 'shop_app', state: 'there', conflicts: [] }],
    [
      'one of somebody else',
      'networks: {app: {name: mesh, driver: overlay}}',
      { state: 'there', conflicts: [/not made by Compose for this/] },
    ],
    ['one with another driver', 'networks: {app: {driver: macvlan}}', { conflicts: [/with the driver bridge/] }],
    [
      'one with another subnet',
      'networks: {app: {ipam: {config: [{subnet: 10.7.0.0/24}]}}}',
      { conflicts: [/10\.1\.0\.0\/24 and not with 10\.7\.0\.0\/24/] },
    ],
    ['an external one', 'networks: {x: {external: true, name: mesh}}', { name: 'mesh', state: 'there', conflicts: [] }],
    ['an external one of old', 'networks: {x: {external: {name: mesh}}}', { name: 'mesh', state: 'there' }],
    ['an external one that is missing', 'networks: {x: {external: true}}', { name: 'x', state: 'missing' }],
    [
      'an overlap',
      'networks: {x: {ipam: {config: [{subnet: 10.1.0.128/25}]}}}',
      { conflicts: [/^10\.1\.0\.128\/25 overlaps “shop_app”, which has 10\.1\.0\.0\/24: the engine refuses it\.$/] },
    ],
    [
      'an overlap with an overlay',
      'networks: {x: {ipam: {config: [{subnet: 10.9.0.0/16}]}}}',
      { conflicts: [/may refuse/] },
    ],
    ['no subnet', 'networks: {x: {ipam: {config: [{subnet: 10.1.0.300/24}]}}}', { conflicts: [/is not a subnet/] }],
  ])('tells of %s', (_, text, expected) => {
    const { conflicts = [], ...rest } = expected as { conflicts?: RegExp[] };
    const [network] = previewOf(text).networks;
    expect(network).toMatchObject(rest);
    expect(network?.conflicts).toHaveLength(conflicts.length);
    conflicts.forEach((conflict, at) => expect(network?.conflicts[at]).toMatch(conflict));
  });

  it('tells which of its networks overlap', () => {
    const subnet = (address: string) => `{ipam: {config: [{subnet: ${address}}]}}`;
    const text = `networks: {x: ${subnet('10.7.0.0/24')}, y: ${subnet('10.7.0.0/16')}}\nservices: {a: {networks: [x, y]}}`;
    expect(previewOf(text).networks.map(({ conflicts }) => conflicts)).toEqual([
      ['10.7.0.0/24 overlaps “y” of the same file.'],
      ['10.7.0.0/16 overlaps “x” of the same file.'],
    ]);
  });

  it('tells whom a service would reach: who runs on its networks, and is not the service itself', () => {
    const text = 'networks: {app: {}}\nservices: {web: {networks: {app: {aliases: [a]}}}, new: {networks: [app]}}';
    expect(previewOf(text).services.map(({ reaches }) => reaches.map(({ name }) => name))).toEqual([
      ['shop-db-1'],
      ['shop-web-1', 'shop-db-1'],
    ]);
  });

  it.each<[string, string, string | null]>([
    ['a port that is taken', '"8080:80"', '“shop-web-1” publishes it already.'],
    ['one on the same address', '"127.0.0.1:8080:80"', '“shop-web-1” publishes it already.'],
    ['one on another address', '"127.0.0.2:8080:80"', null],
    ['one of another protocol', '"8080:80/udp"', null],
    ['one in a range', '"8000-8100:8000-8100"', '“shop-web-1” publishes it already.'],
    ['one in the long form', '{target: 80, published: "8080"}', '“shop-web-1” publishes it already.'],
    ['one that the engine chooses', '"80"', null],
    ['a number', '8080', null],
    ['one on IPv6', '"[::1]:8080:80"', null],
    ['one that another service wants', '"9000:80"', '“other” of the same file wants it too.'],
  ])('tells of %s', (_, port, conflict) => {
    const text = `services: {a: {ports: [${port}]}, other: {ports: ["9000:1"]}}`;
    expect(previewOf(text).services[0]?.ports[0]?.conflict).toBe(conflict);
  });

  it('does not take a service for its own rival', () => {
    expect(previewOf('services: {web: {ports: ["8080:80"]}}').services[0]?.ports[0]?.conflict).toBeNull();
  });

  it('tells what it would start, what runs already and what waits for its profile', () => {
    const { services, networks, notes } = previewOf(
      'services: {web: {}, old: {}, new: {profiles: []}, db: {profiles: [p]}, b: {profiles: [p]}, c: {extends: web}}',
    );
    expect(services.map(({ key, state }) => `${key} ${state}`)).toEqual([
      ...['web there', 'old new', 'new new', 'db there', 'b waiting', 'c new'],
    ]);
    expect(services.flatMap(({ conflicts }) => conflicts)).toEqual([]);
    expect(networks.map(({ key }) => key)).toEqual(['default']);
    expect(notes).toEqual(['What “c” takes from other services by extends is not looked at.']);
  });

  it('refuses no network to a service of a profile alone', () => {
    const { services, networks } = previewOf('services: {b: {profiles: [p]}}');
    expect([networks, services[0]?.conflicts]).toEqual([[], []]);
  });

  it('takes a file that only includes others', () => {
    expect(previewOf('include: [a.yaml]')).toMatchObject({
      networks: [],
      services: [],
      notes: [expect.stringContaining('includes from others')],
    });
  });

  it('tells of modes, profiles, networks that nobody defined, variables and includes', () => {
    const { services, notes } = previewOf(
      'include: [a.yaml]\nservices: {a: {network_mode: host, image: "x:$T"}, b: {networks: [y], profiles: [p]}}',
    );
    expect(services[0]).toMatchObject({ mode: 'host', networks: [] });
    expect(services[1]?.conflicts[0]).toMatch(/“y”, which the file does not define/);
    expect(services[1]?.profiles).toEqual(['p']);
    expect(notes.join(' ')).toMatch(/default: T\. What the file includes/);
  });

  it('finds in what was exported what was there', () => {
    const name = fc.stringMatching(/^[\w$ .:"'<>-]{1,12}$/).filter((text) => text.trim() !== '');
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 5 }), (names) => {
        const networks = names.map((one) => aNetwork({ name: `n${one}` }));
        const containers = names.map((_, at) => aContainer({ name: `c${at}` }));
        const endpoints = networks.flatMap((network, at) =>
          containers.slice(at).map((one) => anEndpoint(network, one)),
        );
        const world = aTopology({ networks, containers, endpoints });
        const { text } = composeFile(world, {
          networks: new Set(networks.map(({ id }) => id)),
          containers: new Set(containers.map(({ id }) => id)),
        });
        const read = readCompose(text);
        if (read.problem) throw new Error(read.problem.sentence);
        const preview = composePreview(read.file, read.variables, 'any', world);
        expect(preview.networks.map((one) => one.name).toSorted()).toEqual(networks.map((one) => one.name).toSorted());
        expect(preview.networks.every(({ state }) => state === 'there')).toBe(true);
        expect(preview.networks.flatMap(({ subnets }) => subnets).toSorted()).toEqual(
          networks.flatMap(({ subnets }) => subnets.map(({ subnet }) => subnet)).toSorted(),
        );
        const members = preview.services.map(({ key, networks: keys }) => [key, keys.length]);
        expect(Object.fromEntries(members)).toEqual(
          Object.fromEntries(containers.map((one, at) => [one.name, at + 1])),
        );
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    ['My Shop', 'myshop'],
    ['_a.b', 'ab'],
  ])('calls the project of the folder %s %s', (folder, name) => {
    expect(projectName(folder)).toBe(name);
  });
});
