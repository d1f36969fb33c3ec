import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aContainer, aNetwork, anEndpoint } from '@/lib/model/builders';
import { addressMap } from './address-map';
import { freeAddresses } from './free-addresses';

const mapOf = (subnet: string, ipRange: string | null = null, used: readonly string[] = []) => {
  const network = aNetwork({ subnets: [{ subnet, gateway: null, ipRange, reserved: {} }] });
  const endpoints = used.map((address, at) =>
    anEndpoint(network, aContainer({ name: `c${at}` }), {
      ipv4: address.includes(':') ? null : `${address}/24`,
      ipv6: address.includes(':') ? `${address}/64` : null,
      gateway: null,
      gatewayIpv6: null,
    }),
  );
  const [map] = addressMap(network, endpoints).subnets;
  if (!map) throw new Error('no subnet');
  return map;
};

describe('free addresses', () => {
  it.each([
    ['10.9.0.0/24', null, ['10.9.0.3'], ['10.9.0.2', '10.9.0.4', '10.9.0.5']],
    ['10.9.0.0/24', '10.9.0.64/28', [], ['10.9.0.65', '10.9.0.66', '10.9.0.67']],
    ['10.9.0.0/30', null, ['10.9.0.2'], []],
    ['10.9.1.7/24', null, [], ['10.9.1.2', '10.9.1.3', '10.9.1.4']],
    ['fd00:9::/64', null, ['fd00:9::2'], ['fd00:9::3', 'fd00:9::4', 'fd00:9::5']],
    ['nonsense', null, [], []],
  ])('of %s (range %s) with %j taken', (subnet, range, used, free) => {
    expect(freeAddresses(mapOf(subnet, range, used), 3)).toEqual(free);
  });

  it('begin with the one that the engine would give', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 2, max: 14 }), { maxLength: 13 }), (hosts) => {
        const used = hosts.map((host) => `10.9.0.${host}`);
        const map = mapOf('10.9.0.0/28', null, used);
        expect(freeAddresses(map, 1)[0] ?? null).toBe(map.next);
        expect(freeAddresses(map, 100)).toHaveLength(map.free ?? -1);
      }),
    );
  });
});
