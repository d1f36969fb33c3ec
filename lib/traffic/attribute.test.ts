import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aContainer, anEndpoint, aNetwork } from '@/lib/model/builders';
import type { Endpoint } from '@/lib/model';
import { attribute } from './attribute';
import type { Namespace, NamespaceInterface } from './attribute';

const container = aContainer();
const endpointOn = (name: string, overrides: Partial<Endpoint>) =>
  anEndpoint(aNetwork({ name }), container, { macAddress: null, ipv4: null, ipv6: null, ...overrides });
const interfaceOf = (name: string, overrides: Partial<NamespaceInterface> = {}): NamespaceInterface => ({
  name,
  macAddress: null,
  routes: [],
  ipv6: [],
  ...overrides,
});
const namespaceOf = (interfaces: NamespaceInterface[], ...ipv4: string[]): Namespace => ({
  interfaces,
  ipv4: new Set(ipv4),
});

const [macA, macB] = ['02:42:0a:00:00:02', '02:42:0a:00:01:02'];
const a = endpointOn('a', { macAddress: macA, ipv4: '10.0.0.2/24' });
const b = endpointOn('b', { macAddress: macB, ipv4: '10.0.1.2/24' });
/** The same subnet as `a`, which Docker allows for macvlan and overlay networks. */
const twin = endpointOn('twin', { macAddress: macB, ipv4: '10.0.0.3/24' });
const routeA = { routes: ['10.0.0.0/24'] };
const routeB = { routes: ['10.0.1.0/24'] };
const ipv6 = { ipv6: ['fd00:0:0:0:0:0:0:2/64'] };

const cases: [string, Namespace, Endpoint[], Record<string, string>][] = [
  [
    'by MAC, however the interfaces are ordered and whichever case the MAC is written in',
    namespaceOf([interfaceOf('eth0', { macAddress: macB.toUpperCase() }), interfaceOf('eth1', { macAddress: macA })]),
    [a, b],
    { [a.id]: 'eth1', [b.id]: 'eth0' },
  ],
  [
    'by address and connected route where no MAC can be read',
    namespaceOf([interfaceOf('eth0', routeB), interfaceOf('eth1', routeA)], '10.0.0.2', '10.0.1.2'),
    [a, b],
    { [a.id]: 'eth1', [b.id]: 'eth0' },
  ],
  [
    'by IPv6 address alone',
    namespaceOf([interfaceOf('eth0'), interfaceOf('eth1', ipv6)]),
    [endpointOn('six', { ipv6: 'fd00::2/64' })],
    { [endpointOn('six', {}).id]: 'eth1' },
  ],
  [
    'by route when the MACs read are not the namespace’s own (the host’s /sys is mounted in the container)',
    namespaceOf([interfaceOf('eth0', { ...routeA, macAddress: 'fe:00:00:00:00:01' })], '10.0.0.2'),
    [a],
    { [a.id]: 'eth0' },
  ],
  [
    'not at all by a route whose address the namespace does not hold',
    namespaceOf([interfaceOf('eth0', routeA)]),
    [a],
    {},
  ],
  [
    'not at all by an address whose subnet no interface leads to',
    namespaceOf([interfaceOf('eth0', routeB)], '10.0.0.2'),
    [a],
    {},
  ],
  [
    'not at all where two networks have one subnet and no MAC can be read',
    namespaceOf([interfaceOf('eth0', routeA), interfaceOf('eth1', routeA)], '10.0.0.2', '10.0.0.3'),
    [a, twin],
    {},
  ],
  [
    'by MAC where two networks have one subnet',
    namespaceOf(
      [interfaceOf('eth0', { ...routeA, macAddress: macB }), interfaceOf('eth1', { ...routeA, macAddress: macA })],
      '10.0.0.2',
      '10.0.0.3',
    ),
    [a, twin],
    { [a.id]: 'eth1', [twin.id]: 'eth0' },
  ],
  [
    'not at all where two endpoints have one MAC and one subnet',
    namespaceOf([interfaceOf('eth0', { ...routeA, macAddress: macA })], '10.0.0.2', '10.0.0.3'),
    [a, { ...twin, macAddress: macA }],
    {},
  ],
  [
    'by route where two interfaces have one MAC, as ipvlan’s do',
    namespaceOf(
      [interfaceOf('eth0', { ...routeA, macAddress: macA }), interfaceOf('eth1', { ...routeB, macAddress: macA })],
      '10.0.0.2',
      '10.0.1.2',
    ),
    [a, { ...b, macAddress: macA }],
    { [a.id]: 'eth0', [b.id]: 'eth1' },
  ],
  [
    'for the known networks only: docker_gwbridge’s interface stays nobody’s',
    namespaceOf(
      [interfaceOf('eth0', routeA), interfaceOf('eth1', { routes: ['172.19.0.0/16'] })],
      '10.0.0.2',
      '172.19.0.3',
    ),
    [a],
    { [a.id]: 'eth0' },
  ],
  ['not at all in another’s namespace', namespaceOf([interfaceOf('eth0', routeB)], '10.0.1.9'), [a, b], {}],
];

describe('attribution', () => {
  it.each(cases)('is made %s', (_, namespace, endpoints, expected) => {
    const { byEndpoint, unproven } = attribute(namespace, endpoints);
    expect(Object.fromEntries(byEndpoint)).toEqual(expected);
    expect(unproven.map(({ endpointId }) => endpointId)).toEqual(
      endpoints.filter(({ id }) => !(id in expected)).map(({ id }) => id),
    );
  });

  it('says what it could not tell, and from what', () => {
    const twins = attribute(namespaceOf([interfaceOf('eth0', routeA), interfaceOf('eth1', routeA)], '10.0.0.2'), [a]);
    expect(twins.unproven[0]?.reason).toBe(
      'eth0 and eth1 could be this endpoint’s or another’s: MAC and address do not tell'.replaceAll('’', "'"),
    );
    const elsewhere = attribute(namespaceOf([]), [a]);
    expect(elsewhere.unproven[0]?.reason).toBe(`no interface has its MAC (${macA}) or its address (10.0.0.2/24)`);
  });

  it('gives no interface to two endpoints, and the same whatever the order', () => {
    const mac = fc.constantFrom(null, macA, macB);
    const arbitraryInterface = fc.record({
      macAddress: mac,
      routes: fc.subarray(['10.0.0.0/24', '10.0.1.0/24']),
      ipv6: fc.subarray(['fd00:0:0:0:0:0:0:2/64']),
    });
    const arbitraryEndpoint = fc.record({
      macAddress: mac,
      ipv4: fc.constantFrom(null, '10.0.0.2/24', '10.0.0.3/24', '10.0.1.2/24'),
      ipv6: fc.constantFrom(null, 'fd00::2/64'),
    });
    fc.assert(
      fc.property(
        fc.array(arbitraryInterface, { maxLength: 4 }),
        fc.array(arbitraryEndpoint, { maxLength: 4 }),
        (interfaces, endpoints) => {
          const namespace = namespaceOf(
            interfaces.map((one, index) => ({ name: `eth${index}`, ...one })),
            '10.0.0.2',
            '10.0.0.3',
            '10.0.1.2',
          );
          const known = endpoints.map((one, index) => endpointOn(`n${index}`, one));
          const { byEndpoint } = attribute(namespace, known);
          expect(new Set(byEndpoint.values()).size).toBe(byEndpoint.size);
          const reversed = { ...namespace, interfaces: [...namespace.interfaces].reverse() };
          expect(Object.fromEntries(attribute(reversed, [...known].reverse()).byEndpoint)).toEqual(
            Object.fromEntries(byEndpoint),
          );
        },
      ),
    );
  });
});
