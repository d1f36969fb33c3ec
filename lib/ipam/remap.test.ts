import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Subnet } from '@/lib/model';
import { remapped } from './remap';
import { isInSubnet } from './subnet';

const subnet = (text: string, rest: Partial<Subnet> = {}): Subnet => {
  return { subnet: text, gateway: null, ipRange: null, reserved: {}, ...rest };
};

describe('an address of one subnet in another one', () => {
  it.each([
    ['stays where it fits', '10.1.0.7', ['10.1.0.0/24'], ['10.1.0.0/16'], [], '10.1.0.7'],
    ['keeps its place', '10.1.0.7', ['10.1.0.0/24'], ['192.168.5.0/24'], [], '192.168.5.7'],
    ['keeps its place in a larger subnet', '10.1.3.7', ['10.1.0.0/16'], ['172.20.0.0/14'], [], '172.20.3.7'],
    ['gives way to who has it', '10.1.0.7', ['10.1.0.0/24'], ['10.2.0.0/24'], ['10.2.0.7'], '10.2.0.1'],
    [
      'goes to the next free one where there is no such place',
      '10.1.0.200',
      ['10.1.0.0/24'],
      ['10.2.0.0/28'],
      [],
      '10.2.0.1',
    ],
    ['is none in a full subnet', '10.1.0.9', ['10.1.0.0/24'], ['10.2.0.0/30'], ['10.2.0.1', '10.2.0.2'], null],
    ['is none without a subnet of its family', '10.1.0.7', ['10.1.0.0/24'], ['fd00::/64'], [], null],
    [
      'keeps to the second of two',
      '10.9.0.7',
      ['10.1.0.0/24', '10.9.0.0/24'],
      ['10.2.0.0/24', '10.3.0.0/24'],
      [],
      '10.3.0.7',
    ],
    ['keeps its place in IPv6', 'fd00:1::7', ['fd00:1::/64'], ['10.2.0.0/24', 'fd00:2::/64'], [], 'fd00:2::7'],
  ] as const)('%s', (_title, address, from, to, taken, becomes) => {
    expect(
      remapped(
        address,
        from.map((one) => subnet(one)),
        to.map((one) => subnet(one)),
        new Set(taken),
      ),
    ).toBe(becomes);
  });

  it('is neither the gateway nor reserved', () => {
    const to = [subnet('10.2.0.0/24', { gateway: '10.2.0.7', reserved: { nas: '10.2.0.1' } })];
    expect(remapped('10.1.0.7', [subnet('10.1.0.0/24')], to, new Set())).toBe('10.2.0.2');
  });

  it('goes back to where it came from', () => {
    const [from, to] = [[subnet('10.1.0.0/24')], [subnet('10.2.0.0/24')]];
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 254 }), (host) => {
        const there = remapped(`10.1.0.${host}`, from, to, new Set());
        expect(remapped(there ?? '', to, from, new Set())).toBe(`10.1.0.${host}`);
      }),
    );
  });

  it('lies in the other subnet and belongs to nobody, whatever the subnets', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 16, max: 30 }),
        fc.integer({ min: 16, max: 30 }),
        fc.nat(2 ** 16),
        fc.array(fc.integer({ min: 0, max: 255 })),
        (fromBits, toBits, host, others) => {
          const to = subnet(`10.2.0.0/${toBits}`);
          const taken = new Set(others.map((one) => `10.2.0.${one}`));
          const address = `10.1.${(host >> 8) & 255}.${host & 255}`;
          const there = remapped(address, [subnet(`10.1.0.0/${fromBits}`)], [to], taken);
          if (there === null) return;
          expect(isInSubnet(there, to.subnet)).toBe(true);
          expect(taken.has(there)).toBe(false);
        },
      ),
    );
  });
});
