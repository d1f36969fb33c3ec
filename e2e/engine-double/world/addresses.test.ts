import { describe, expect, it } from 'vitest';
import { AddressPool } from './address-pool';
import { DefaultPools } from './default-pools';
import { formatAddress, parseAddress } from './ip-address';
import { formatSubnet, parseSubnet, subnetsOverlap, type Subnet } from './subnet';

const subnet = (text: string): Subnet => {
  const parsed = parseSubnet(text);
  if (!parsed) throw new Error(text);
  return parsed;
};

describe('an address', () => {
  it.each([
    ['10.0.0.1', '10.0.0.1'],
    ['fd00:0:0:0:0:0:0:1', 'fd00::1'],
    ['2001:db8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
    ['::', '::'],
    ['::1', '::1'],
    ['fe80::', 'fe80::'],
    ['1:0:2:0:3:0:4:0', '1:0:2:0:3:0:4:0'],
    ['2001:db8:0:10:0:0:0:1', '2001:db8:0:10::1'],
  ])('%s is written %s', (text, expected) => {
    const address = parseAddress(text);
    expect(address && formatAddress(address)).toBe(expected);
  });

  it.each(['', 'ten', '10.0.0', '10.0.0.256', '1::2::3', '12345::', '10.0.0.1.2'])('%j is none', (text) => {
    expect(parseAddress(text)).toBeNull();
  });
});

describe('a subnet', () => {
  it.each([
    ['10.1.2.3/24', '10.1.2.0/24'],
    ['10.1.2.3/32', '10.1.2.3/32'],
    ['fd00:1::9/64', 'fd00:1::/64'],
  ])('%s begins at %s', (text, expected) => expect(formatSubnet(subnet(text))).toBe(expected));

  it.each(['10.0.0.0', '10.0.0.0/33', '10.0.0.0/x', '/24', '10.0.0.0/8/8'])('%j is none', (text) => {
    expect(parseSubnet(text)).toBeNull();
  });

  it.each([
    ['10.0.0.0/8', '10.9.0.0/16', true],
    ['10.0.0.0/24', '10.0.1.0/24', false],
    ['::/0', '10.0.0.0/8', false],
  ])('%s and %s overlap: %s', (a, b, expected) => expect(subnetsOverlap(subnet(a), subnet(b))).toBe(expected));
});

describe('an address pool', () => {
  it('gives the lowest free address, and one that came back first', () => {
    const pool = new AddressPool(subnet('10.0.0.0/24'));
    expect([pool.takeNext(), pool.takeNext(), pool.takeNext()]).toEqual(['10.0.0.1', '10.0.0.2', '10.0.0.3']);
    pool.release('10.0.0.2');
    expect([pool.takeNext(), pool.takeNext()]).toEqual(['10.0.0.2', '10.0.0.4']);
  });

  it('gives neither the first nor the last, nor what is reserved', () => {
    const pool = new AddressPool(subnet('10.0.0.0/29'));
    pool.reserve('10.0.0.1');
    expect(Array.from({ length: 6 }, () => pool.takeNext())).toEqual([
      '10.0.0.2',
      '10.0.0.3',
      '10.0.0.4',
      '10.0.0.5',
      '10.0.0.6',
      null,
    ]);
  });

  it('stays within its range', () => {
    const pool = new AddressPool(subnet('10.0.0.0/24'), subnet('10.0.0.64/30'));
    expect(Array.from({ length: 5 }, () => pool.takeNext())).toEqual([
      '10.0.0.64',
      '10.0.0.65',
      '10.0.0.66',
      '10.0.0.67',
      null,
    ]);
  });
});

describe('the default pools', () => {
  const pools = () => new DefaultPools([{ base: '10.0.0.0/30', size: 32 }]);
  const texts = (given: (Subnet | null)[]) => given.map((block) => block && formatSubnet(block));

  it('go on after the last block on 20.10, wrap around, and run out', () => {
    const from = pools();
    expect(texts([from.next([], false), from.next([], false)])).toEqual(['10.0.0.0/32', '10.0.0.1/32']);
    const rest = [subnet('10.0.0.2/31')];
    expect(texts([from.next(rest, false)])).toEqual(['10.0.0.0/32']);
    expect(from.next([subnet('10.0.0.0/30')], false)).toBeNull();
  });

  it('give the first free block on newer engines', () => {
    const from = pools();
    expect(texts([from.next([], true), from.next([], true)])).toEqual(['10.0.0.0/32', '10.0.0.0/32']);
  });
});
