import { describe, expect, it } from 'vitest';
import type { Subnet } from '@/lib/model';
import { isSurelyChosen, poolsOf } from './subnet-origin';

const subnet = (cidr: string, rest: Partial<Subnet> = {}): Subnet => {
  return { subnet: cidr, gateway: '0.0.0.1', ipRange: null, reserved: {}, ...rest };
};
const own = poolsOf({ defaultAddressPools: [{ base: '10.200.0.0/16', size: 24 }] });
const builtIn = poolsOf({ defaultAddressPools: [] });

describe('that a person chose the subnet is certain', () => {
  it.each([
    ['of no subnet that the engine cuts', subnet('172.18.0.0/16'), builtIn, false],
    ['of none of the second pool', subnet('192.168.32.0/20'), builtIn, false],
    ['of none that pools of its own hold', subnet('10.200.7.0/24'), own, false],
    ['of another size', subnet('172.18.0.0/24'), builtIn, true],
    ['of another place', subnet('10.1.0.0/16'), builtIn, true],
    ['of what other engines would cut', subnet('172.18.0.0/16'), own, true],
    ['of one with an IP range', subnet('172.18.0.0/16', { ipRange: '172.18.1.0/24' }), builtIn, true],
    ['of one with a reserved address', subnet('172.18.0.0/16', { reserved: { a: '172.18.0.9' } }), builtIn, true],
    ['of one whose gateway nobody named', subnet('172.18.0.0/16', { gateway: null }), builtIn, true],
    ['of IPv6', subnet('fd00:1::/64'), builtIn, true],
  ])('%s', (_title, one, pools, chosen) => {
    expect(isSurelyChosen({ subnets: [one], scope: 'local' }, pools)).toBe(chosen);
  });

  it('of no overlay that Swarm cuts', () => {
    expect(isSurelyChosen({ subnets: [subnet('10.0.1.0/24')], scope: 'swarm' }, builtIn)).toBe(false);
  });
});
