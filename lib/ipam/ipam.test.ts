import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aNetwork } from '@/lib/model/builders';
import { nextFreeAddress } from './next-free';
import { baseOf, isInSubnet, overlaps } from './subnet';

const withSubnet = (
  subnet: string,
  rest: { gateway?: string; ipRange?: string; reserved?: Record<string, string> } = {},
) => aNetwork({ name: subnet, subnets: [{ subnet, gateway: null, ipRange: null, reserved: {}, ...rest }] });

describe('a subnet', () => {
  it.each([
    ['10.1.2.3', '10.1.2.0/24', true],
    ['10.1.3.3', '10.1.2.0/24', false],
    ['fd00::9', 'fd00::/64', true],
    ['10.1.2.3', 'fd00::/64', false],
    ['10.1.2.300', '10.1.2.0/24', false],
    ['10.1.2.3', '10.1.2.300/24', false],
  ])('%s in %s: %s', (address, subnet, inside) => {
    expect(isInSubnet(address, subnet)).toBe(inside);
  });

  it.each([
    ['10.1.2.3/24', '10.1.2.0/24'],
    ['fd00:0:0::1/64', 'fd00::/64'],
    ['10.1.2.300/24', null],
    ['nonsense', null],
  ])('%s begins at %s', (subnet, base) => {
    expect(baseOf(subnet)).toBe(base);
  });

  it.each([
    ['10.1.0.0/16', ['10.1.2.0/24', '10.0.0.0/8']],
    ['10.1.2.128/25', ['10.1.2.0/24', '10.0.0.0/8']],
    ['10.2.0.0/16', ['10.0.0.0/8']],
    ['192.168.0.0/16', []],
    ['fd00::/48', ['fd00::/64']],
    ['10.0.0.300/24', []],
  ])('%s overlaps %j', (subnet, names) => {
    const networks = ['10.1.2.0/24', '10.0.0.0/8', 'fd00::/64', 'nonsense'].map((one) => withSubnet(one));
    expect(overlaps(subnet, networks).map(({ name }) => name)).toEqual(names);
  });
});

describe('the next free address', () => {
  it.each([
    [withSubnet('10.1.2.0/24', { gateway: '10.1.2.1' }), [], '10.1.2.2'],
    [withSubnet('10.1.2.0/24', { gateway: '10.1.2.1' }), ['10.1.2.2', '10.1.2.4'], '10.1.2.3'],
    [withSubnet('10.1.2.0/24', { ipRange: '10.1.2.64/26' }), [], '10.1.2.64'],
    [withSubnet('10.1.2.0/24', { reserved: { router: '10.1.2.1' } }), [], '10.1.2.2'],
    [withSubnet('10.1.2.0/30', { gateway: '10.1.2.1' }), ['10.1.2.2'], null],
    [withSubnet('200.1.2.255/31'), ['200.1.2.254'], '200.1.2.255'],
    [withSubnet('fd00::/64'), [], null],
    [withSubnet('10.1.2.300/24'), [], null],
  ])('of $name', (network, used, next) => {
    expect(nextFreeAddress(network, used)).toBe(next);
  });

  it('is inside the subnet and not in use', () => {
    const octet = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(octet, octet, fc.integer({ min: 22, max: 30 }), fc.array(octet), (b, c, prefix, hosts) => {
        const subnet = baseOf(`10.${b}.${c}.0/${prefix}`) ?? '';
        const used = hosts.map((host) => `10.${b}.${c}.${host}`);
        const next = nextFreeAddress(withSubnet(subnet), used);
        if (next === null) {
          // The smallest of these subnets has two addresses for containers.
          expect(new Set(used).size).toBeGreaterThanOrEqual(2);
        } else {
          expect(used).not.toContain(next);
          expect(isInSubnet(next, subnet)).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
