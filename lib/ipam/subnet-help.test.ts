import { describe, expect, it } from 'vitest';
import { overlapCidr } from './subnet';
import { nextFreeSubnet, uniqueLocalSubnet } from './next-subnet';
import { isPublic, whyUseless } from './special-use';
import { subnetSize } from './subnet-help';

describe('a subnet that is being typed', () => {
  it.each([
    ['10.20.0.0/24', { usable: 253, first: '10.20.0.1', last: '10.20.0.254' }],
    ['10.20.0.9/24', { usable: 253, first: '10.20.0.1', last: '10.20.0.254' }],
    ['10.20.0.0/30', { usable: 1, first: '10.20.0.1', last: '10.20.0.2' }],
    ['10.20.0.0/31', { usable: 1, first: '10.20.0.0', last: '10.20.0.1' }],
    ['10.20.0.0/32', { usable: 0, first: '10.20.0.0', last: '10.20.0.0' }],
    ['10.0.0.0/8', { usable: 16_777_213, first: '10.0.0.1', last: '10.255.255.254' }],
    ['fd00:1::/64', { usable: null, first: 'fd00:1::', last: 'fd00:1::ffff:ffff:ffff:ffff' }],
    ['10.20.0', null],
    ['10.20.0.0/33', null],
  ])('%s holds %j', (cidr, size) => {
    expect(subnetSize(cidr)).toEqual(size);
  });

  it.each([
    ['127.0.0.0/8', /loopback/],
    ['224.0.0.0/24', /multicast/],
    ['240.0.0.0/24', /reserved/],
    ['0.0.0.0/8', /this host/],
    ['169.254.0.0/16', /link-local/],
    ['fe80::/64', /link-local/],
    ['ff02::/64', /multicast/],
    ['10.0.0.0/8', null],
    ['fd00::/64', null],
    ['203.0.113.0/24', null],
  ])('%s is useless: %s', (cidr, why) => {
    if (why === null) expect(whyUseless(cidr)).toBeNull();
    else expect(whyUseless(cidr)).toMatch(why);
  });

  it.each([
    ['8.8.8.0/24', true],
    ['10.0.0.0/8', false],
    ['172.16.0.0/12', false],
    ['192.168.0.0/16', false],
    ['100.64.0.0/10', false],
    ['fd00::/8', false],
    ['2001:4860::/32', true],
  ])('%s is public: %s', (cidr, isSo) => {
    expect(isPublic(cidr)).toBe(isSo);
  });
});

describe('the next free subnet', () => {
  it.each([
    [[], '10.20.0.0/24'],
    [['10.20.0.0/24', '10.20.1.128/25'], '10.20.2.0/24'],
    [['10.20.0.0/16', '10.21.0.0/24'], '10.21.1.0/24'],
    [['10.0.0.0/8'], null],
    [['nonsense', 'fd00::/64'], '10.20.0.0/24'],
  ])('beside %j is %s', (taken, next) => {
    expect(nextFreeSubnet(taken)).toBe(next);
    for (const cidr of taken) expect(next !== null && overlapCidr(cidr, next)).toBe(false);
  });

  it('of IPv6 is unique local, of a random site', () => {
    expect(uniqueLocalSubnet(Uint8Array.of(1, 0xab, 0xcd, 0, 7))).toBe('fd01:abcd:7::/64');
    expect(whyUseless(uniqueLocalSubnet(Uint8Array.of(0, 0, 0, 0, 0)))).toBeNull();
  });
});
