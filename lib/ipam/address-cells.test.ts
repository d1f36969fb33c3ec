import { describe, expect, it } from 'vitest';
import { aContainer, aNetwork, anEndpoint } from '@/lib/model/builders';
import { addressCells } from './address-cells';
import { addressMap } from './address-map';

const mapOf = (subnet: string, ipRange: string | null = null) => {
  const gateway = subnet.replace(/0\/\d+$/, '1');
  const network = aNetwork({ subnets: [{ subnet, gateway, ipRange, reserved: {} }] });
  const endpoint = anEndpoint(network, aContainer(), { ipv4: subnet.replace(/0\/(\d+)$/, '3/$1') });
  const [map] = addressMap(network, [endpoint]).subnets;
  if (!map) throw new Error('no subnet');
  return map;
};

describe('the picture of a subnet', () => {
  it('has a square for each address of a /24 or smaller', () => {
    const cells = addressCells(mapOf('10.9.0.0/28', '10.9.0.8/29'), '10.9.0.0/28');
    const uses = cells.map((cell) => (cell.kind === 'address' ? (cell.taken?.use ?? 'free') : 'block'));
    expect(uses).toEqual(['network', 'gateway', 'free', 'container', ...Array(11).fill('free'), 'broadcast']);
    expect(cells.map(({ inRange }) => inRange)).toEqual([...Array(8).fill(false), ...Array(8).fill(true)]);
  });

  it.each([
    ['10.9.0.0/24', '10.9.0.0/24', 256, 'address'],
    ['10.9.0.0/23', '10.9.0.0/23', 256, 'block'],
    ['10.0.0.0/8', '10.0.0.0/8', 256, 'block'],
    ['10.0.0.0/8', '10.0.0.0/16', 256, 'block'],
    ['10.0.0.0/8', '10.0.0.0/24', 256, 'address'],
  ])('of %s, looking at %s: %i squares, each a %s', (subnet, block, count, kind) => {
    const cells = addressCells(mapOf(subnet), block);
    expect(cells).toHaveLength(count);
    expect(new Set(cells.map((cell) => cell.kind))).toEqual(new Set([kind]));
  });

  it('counts in blocks what is taken there', () => {
    const [first, ...rest] = addressCells(mapOf('10.0.0.0/16'), '10.0.0.0/16');
    // Network address, gateway and a container; the broadcast address is in the last.
    expect(first).toEqual({ kind: 'block', cidr: '10.0.0.0/24', taken: 3, size: 256, inRange: true });
    expect(rest.map((cell) => (cell.kind === 'block' ? cell.taken : -1))).toEqual([...Array(254).fill(0), 1]);
  });

  it('is not drawn of IPv6, nor of what is no subnet', () => {
    expect(addressCells(mapOf('10.9.0.0/24'), 'fd00::/64')).toEqual([]);
    expect(addressCells(mapOf('10.9.0.0/24'), 'nonsense')).toEqual([]);
  });
});
