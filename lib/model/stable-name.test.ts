import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aContainer, aContainerId, anEngineId, aNetwork, aTopology } from './builders';
import type { Container } from './container';
import type { Network } from './network';
import { groupKey, hostKey, outsideKey, stableNames } from './stable-name';

const nameOfNetwork = (network: Network) => stableNames(aTopology({ networks: [network] })).get(network.id);
const nameOfContainer = (container: Container) => stableNames(aTopology({ containers: [container] })).get(container.id);

const compose = (overrides: Partial<Container> = {}, labels: Record<string, string> = {}) =>
  aContainer({
    name: 'shop-web-2',
    project: 'shop',
    service: 'web',
    labels: { 'com.docker.compose.container-number': '2', ...labels },
    ...overrides,
  });
const task = 'rokvh5q54n8014u54o568gk5w';
const swarm = (name: string, project: string | null) =>
  aContainer({ name, project, service: 'web', swarmTask: task, labels: { 'com.docker.swarm.task.name': name } });

describe('the stable name of a network', () => {
  it.each([
    ['its own', aNetwork({ name: 'scratch' }), '/network//scratch'],
    [
      'Compose’s, within its project',
      aNetwork({ name: 'shop_app', project: 'shop', labels: { 'com.docker.compose.network': 'app' } }),
      '/network/shop/app',
    ],
    ['its own within a stack', aNetwork({ name: 'shop_app', project: 'shop' }), '/network/shop/shop_app'],
    ['of one part, whatever it holds', aNetwork({ name: 'a/b%\n' }), '/network//a%2Fb%25%0A'],
    ['no property of every object', aNetwork({ name: '__proto__' }), '/network//__proto__'],
  ])('is %s', (_title, network, expected) => {
    expect(nameOfNetwork(network)).toBe(`${anEngineId}${expected}`);
  });

  it('has the id behind it where two share one', () => {
    const networks = [
      aNetwork({ name: 'twin' }),
      { ...aNetwork({ name: 'twin' }), id: aNetwork({ name: 'other' }).id },
    ];
    expect([...stableNames(aTopology({ networks })).values()]).toEqual(
      networks.map(({ id }) => `${anEngineId}/network//twin/${id}`),
    );
  });

  it('stays short and its own when the text is long', () => {
    const name = 'n'.repeat(5000);
    const long = nameOfNetwork(aNetwork({ name }));
    expect(long).toMatch(/^.{283}~[0-9a-f]{16}$/);
    expect(nameOfNetwork(aNetwork({ name: `${name}n` }))).not.toBe(long);
  });
});

describe('the stable name of a container', () => {
  it.each([
    ['project, service and number', compose(), 'shop/web/2'],
    [
      'its own for a one-off run',
      compose({ name: 'shop-web-run-1' }, { 'com.docker.compose.oneoff': 'True' }),
      'shop-web-run-1',
    ],
    ['its own without a number', compose({ labels: {} }), 'shop-web-2'],
    ['its own without a service', aContainer({ name: 'printer' }), 'printer'],
    ['service and slot of a task', swarm(`web.3.${task}`, null), '/web/3'],
    ['stack, service and slot of a task', swarm(`shop_web.3.${task}`, 'shop'), 'shop/web/3'],
    [
      'service and node of a global task',
      swarm(`web.mssbhprv882yb7fbcwcpe5ezy.${task}`, null),
      '/web/mssbhprv882yb7fbcwcpe5ezy',
    ],
    ['its own where a task was renamed', swarm('mine', null), 'mine'],
  ])('is %s', (_title, container, expected) => {
    expect(nameOfContainer(container)).toBe(`${anEngineId}/container/${expected}`);
  });

  it('is the successor’s, while both are there', () => {
    const old = compose({ createdAt: '2026-01-01T00:00:00.000Z' });
    const young = compose({ id: aContainerId('young'), createdAt: '2026-01-02T00:00:00.000Z' });
    for (const containers of [
      [old, young],
      [young, old],
    ]) {
      const names = stableNames(aTopology({ containers }));
      expect(names.get(young.id)).toBe(`${anEngineId}/container/shop/web/2`);
      expect(names.get(old.id)).toBe(`${anEngineId}/container/shop/web/2/${old.id}`);
    }
  });
});

it('names what has no id of its own by its engine', () => {
  expect([hostKey(anEngineId), outsideKey(anEngineId), groupKey(anEngineId, 'a/b')]).toEqual([
    `${anEngineId}/host`,
    `${anEngineId}/outside`,
    `${anEngineId}/group/a%2Fb`,
  ]);
});

describe('stable names', () => {
  const text = fc.oneof(
    fc.constantFrom('web', 'a/b', '', '1', '__proto__'),
    fc.string({ unit: 'binary', maxLength: 400 }),
  );
  const maybe = fc.option(text, { nil: null });
  const network = fc
    .record({ key: fc.nat(30), name: text, project: maybe })
    .map(({ key, name, project }) => ({ ...aNetwork({ name: `${key}` }), name, project }));
  const container = fc
    .record({
      key: fc.nat(30),
      name: text,
      project: maybe,
      service: maybe,
      number: text,
      createdAt: fc.constantFrom(null, 'a', 'b'),
    })
    .map(({ key, number, ...overrides }) =>
      aContainer({
        id: aContainerId(`${key}`),
        labels: { 'com.docker.compose.container-number': number },
        ...overrides,
      }),
    );
  const unique = <T extends { id: string }>(item: fc.Arbitrary<T>) =>
    fc.uniqueArray(item, { selector: ({ id }) => id });

  it('are unique, short, and the same in every order', () => {
    fc.assert(
      fc.property(unique(network), unique(container), (networks, containers) => {
        const names = stableNames(aTopology({ networks, containers }));
        expect(names.size).toBe(networks.length + containers.length);
        expect(new Set(names.values()).size).toBe(names.size);
        expect(Math.max(0, ...[...names.values()].map((name) => name.length))).toBeLessThanOrEqual(400);
        const turned = stableNames(aTopology({ networks: networks.toReversed(), containers: containers.toReversed() }));
        expect(new Map(turned)).toEqual(new Map(names));
      }),
    );
  });

  it('are found once a topology', () => {
    const topology = aTopology({ networks: [aNetwork()] });
    expect(stableNames(topology)).toBe(stableNames(topology));
  });
});
