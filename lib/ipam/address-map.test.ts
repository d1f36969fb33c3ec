import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aContainer, aNetwork, anEndpoint } from '@/lib/model/builders';
import { addressMapSchema, type Endpoint } from '@/lib/model';
import { addressMap } from './address-map';
import { isInSubnet } from './subnet';

const web = aContainer({ name: 'web' });
const db = aContainer({ name: 'db' });

function worldOf(subnet: string, rest: { gateway?: string; ipRange?: string; reserved?: Record<string, string> } = {}) {
  return aNetwork({ subnets: [{ subnet, gateway: null, ipRange: null, reserved: {}, ...rest }] });
}

function on(network: ReturnType<typeof aNetwork>, container: typeof web, overrides: Partial<Endpoint>): Endpoint {
  const nowhere = { ipv4: null, ipv6: null, requestedIpv4: null, requestedIpv6: null };
  return { ...anEndpoint(network, container), ...nowhere, ...overrides };
}

describe('the map of a subnet', () => {
  it('says who has what, in the order of the addresses', () => {
    const network = worldOf('10.9.0.0/24', { gateway: '10.9.0.1', reserved: { router: '10.9.0.100' } });
    const map = addressMap(network, [
      on(network, db, { requestedIpv4: '10.9.0.20', active: false }),
      on(network, web, { ipv4: '10.9.0.3/24', active: true }),
    ]);
    expect(addressMapSchema.parse(map)).toEqual(map);
    const [subnet] = map.subnets;
    expect(
      subnet?.taken.map(({ address, use, name, containerId, active }) => [address, use, name, containerId, active]),
    ).toEqual([
      ['10.9.0.0', 'network', null, null, false],
      ['10.9.0.1', 'gateway', null, null, false],
      ['10.9.0.3', 'container', null, web.id, true],
      ['10.9.0.20', 'container', null, db.id, false],
      ['10.9.0.100', 'reserved', 'router', null, false],
      ['10.9.0.255', 'broadcast', null, null, false],
    ]);
    expect(subnet).toMatchObject({ usable: 252, free: 250, next: '10.9.0.2' });
  });

  it.each([
    ['10.9.0.0/30', { gateway: '10.9.0.1' }, ['10.9.0.2/30'], { usable: 1, free: 0, next: null }],
    // Measured on 20.10: a gateway that nobody named is the first address, and of an IP range its very first.
    ['10.9.0.0/24', {}, [], { usable: 253, free: 253, next: '10.9.0.2' }],
    ['10.9.0.0/24', { ipRange: '10.9.0.128/25' }, [], { usable: 253, free: 253, next: '10.9.0.129' }],
    ['10.9.0.0/24', { ipRange: '10.9.0.0/28' }, [], { usable: 253, free: 253, next: '10.9.0.2' }],
    ['10.9.0.0/24', { gateway: '10.9.0.1' }, ['172.30.0.5/16'], { usable: 253, free: 253, next: '10.9.0.2' }],
    ['10.9.0.300/24', {}, [], { usable: null, free: null, next: null, taken: [] }],
  ])('%s with %j and %j on it', (subnet, rest, addresses, expected) => {
    const network = worldOf(subnet, rest);
    const endpoints = addresses.map((ipv4) => on(network, web, { ipv4, active: true }));
    expect(addressMap(network, endpoints).subnets[0]).toMatchObject(expected);
  });

  it('counts no IPv6 subnet that nobody counts, and knows one address in two spellings', () => {
    const network = worldOf('fd00:9::/64', { gateway: 'fd00:9::1' });
    const map = addressMap(network, [on(network, web, { ipv6: 'fd00:9:0:0::2/64', active: true })]);
    expect(map.subnets[0]).toMatchObject({ usable: null, free: null, next: null });
    expect(map.subnets[0]?.taken.map(({ address }) => address)).toEqual(['fd00:9::1', 'fd00:9::2']);
  });

  it('gives an address to whoever has it, not to whoever asks for it', () => {
    const network = worldOf('10.9.0.0/24');
    const [asks, has] = [
      on(network, db, { requestedIpv4: '10.9.0.7', active: false }),
      on(network, web, { ipv4: '10.9.0.7/24', active: true }),
    ];
    for (const endpoints of [
      [asks, has],
      [has, asks],
    ]) {
      const holder = addressMap(network, endpoints).subnets[0]?.taken.find(({ address }) => address === '10.9.0.7');
      expect(holder).toMatchObject({ containerId: web.id, active: true });
    }
  });

  it('is not complete where a network spans nodes', () => {
    expect(addressMap(aNetwork({ scope: 'swarm', driver: 'overlay' }), []).complete).toBe(false);
    expect(addressMap(aNetwork(), []).complete).toBe(true);
  });

  it('adds up: what is free and what is held is what is usable, and the next one is free', () => {
    const host = fc.integer({ min: 1, max: 14 });
    fc.assert(
      fc.property(fc.uniqueArray(host, { maxLength: 14 }), host, (hosts, gateway) => {
        const network = worldOf('10.9.0.0/28', { gateway: `10.9.0.${gateway}` });
        const endpoints = hosts
          .filter((one) => one !== gateway)
          .map((one) => on(network, aContainer({ name: `c${one}` }), { ipv4: `10.9.0.${one}/28`, active: true }));
        const [subnet] = addressMap(network, endpoints).subnets;
        expect((subnet?.free ?? 0) + endpoints.length).toBe(subnet?.usable);
        expect(subnet?.next === null).toBe(subnet?.free === 0);
        if (!subnet?.next) return;
        expect(isInSubnet(subnet.next, subnet.subnet)).toBe(true);
        expect(subnet.taken.map(({ address }) => address)).not.toContain(subnet.next);
      }),
    );
  });
});
