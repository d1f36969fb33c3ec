import type { Subnet } from '@/lib/model';
import { addressOfNumber, numberOfAddress } from './address-number';
import { baseOf, canonical, isInSubnet, isIpv6, unusableAddresses } from './subnet';

/** So many addresses are looked at before a subnet counts as full. */
const mostTried = 65_536;

/**
 * The address that one of `from` becomes in `to`: itself where it still fits, else the same place counted from the
 * beginning of the subnet, else the next one that is free. Null when there is none. `taken` are canonical.
 */
export function remapped(
  address: string,
  from: readonly Subnet[],
  to: readonly Subnet[],
  taken: ReadonlySet<string>,
): string | null {
  const family = to.filter(({ subnet }) => isIpv6(subnet) === isIpv6(address));
  const isFree = (one: string, { subnet, gateway, ipRange, reserved }: Subnet) =>
    isInSubnet(one, subnet) &&
    !taken.has(canonical(one)) &&
    !unusableAddresses({ subnet, gateway, ipRange, reserved }).has(canonical(one));
  if (family.some((subnet) => isFree(address, subnet))) return address;

  const old = from.filter(({ subnet }) => isIpv6(subnet) === isIpv6(address));
  const at = old.findIndex(({ subnet }) => isInSubnet(address, subnet));
  const target = family[at] ?? family[0];
  if (!target) return null;
  const base = firstOf(target.subnet);
  const place = at < 0 ? 1n : numberOfAddress(address) - firstOf(old[at]?.subnet ?? '');
  const same = addressOfNumber(base + place, isIpv6(address));
  if (isFree(same, target)) return same;
  for (let step = 1n; step < mostTried; step++) {
    const next = addressOfNumber(base + step, isIpv6(address));
    if (!isInSubnet(next, target.subnet)) return null;
    if (isFree(next, target)) return next;
  }
  return null;
}

function firstOf(subnet: string): bigint {
  return numberOfAddress(baseOf(subnet)?.split('/')[0] ?? subnet);
}
