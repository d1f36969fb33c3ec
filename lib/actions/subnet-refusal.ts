import { whyUseless } from '@/lib/ipam/special-use';
import { baseOf, canonical, edgesOf, hostBits, isInSubnet, isIpv6, isWithin, overlapCidr } from '@/lib/ipam/subnet';
import type { CreateNetworkRequest } from '@/lib/model';
import type { Refusal } from './plan';

type WantedSubnet = CreateNetworkRequest['subnets'][number];

/** What of the subnets cannot be, with the place in the request: no other network is looked at. */
export function subnetRefusal({ subnets, ipv6, driver }: CreateNetworkRequest): Refusal | null {
  for (const [at, wanted] of subnets.entries()) {
    const refusal =
      ofSubnet(wanted, ipv6) ?? ofGateway(wanted) ?? ofRange(wanted) ?? ofReserved(wanted) ?? ofOthers(subnets, at);
    if (refusal) return { ...refusal, field: `subnets.${at}.${refusal.field ?? 'subnet'}` };
    const family = subnets.slice(0, at).filter((one) => isIpv6(one.subnet) === isIpv6(wanted.subnet));
    if (driver === 'bridge' && family.length > 0) {
      const sentence = `A bridge has one ${isIpv6(wanted.subnet) ? 'IPv6' : 'IPv4'} subnet: make it larger, or make another network.`;
      return { code: 'not_possible', sentence, field: `subnets.${at}.subnet` };
    }
  }
  return null;
}

const invalid = (field: keyof WantedSubnet, sentence: string): Refusal => {
  return { code: 'invalid_request', sentence, field };
};

function ofSubnet({ subnet }: WantedSubnet, ipv6: boolean): Refusal | null {
  const base = baseOf(subnet);
  if (base === null) return invalid('subnet', `${subnet} is not a subnet.`);
  // 20.10 takes host bits and keeps them in what it shows; newer engines refuse them.
  if (canonical(subnet.split('/')[0] ?? '') !== base.split('/')[0]) {
    return invalid('subnet', `${subnet} is an address inside a subnet: write ${base}.`);
  }
  const why = whyUseless(subnet);
  if (why !== null) return invalid('subnet', `${subnet} ${why}.`);
  if (hostBits(subnet) === 0) return invalid('subnet', `${subnet} is one address: no room.`);
  if (isIpv6(subnet) && !ipv6) {
    return invalid('subnet', `${subnet} is IPv6, which this network does not have: switch it on.`);
  }
  return null;
}

function ofGateway({ subnet, gateway }: WantedSubnet): Refusal | null {
  if (gateway === undefined) return null;
  if (!isInSubnet(gateway, subnet)) return invalid('gateway', `The gateway ${gateway} is not an address of ${subnet}.`);
  return edgesOf(subnet).includes(canonical(gateway))
    ? invalid('gateway', `The gateway ${gateway} is the first or the last address of ${subnet}: no host has those.`)
    : null;
}

function ofRange({ subnet, ipRange }: WantedSubnet): Refusal | null {
  if (ipRange === undefined) return null;
  const base = baseOf(ipRange);
  if (base === null) return invalid('ipRange', `${ipRange} is not a range: it is written like a subnet.`);
  return isWithin(ipRange, subnet) ? null : invalid('ipRange', `The IP range ${ipRange} does not lie in ${subnet}.`);
}

function ofReserved({ subnet, gateway, reserved }: WantedSubnet): Refusal | null {
  const seen = new Set(gateway === undefined ? [] : [canonical(gateway)]);
  for (const [name, address] of Object.entries(reserved)) {
    if (!isInSubnet(address, subnet)) {
      return invalid('reserved', `The reserved address ${address} (${name}) is not one of ${subnet}.`);
    }
    if (edgesOf(subnet).includes(canonical(address)))
      return invalid('reserved', `${address} (${name}) is the first or the last of ${subnet}.`);
    if (seen.has(canonical(address))) {
      return invalid('reserved', `${address} (${name}) is reserved twice, or is the gateway’s.`);
    }
    seen.add(canonical(address));
  }
  return null;
}

function ofOthers(subnets: readonly WantedSubnet[], at: number): Refusal | null {
  const { subnet } = subnets[at] ?? { subnet: '' };
  const other = subnets
    .slice(0, at)
    .find((one) => isIpv6(one.subnet) === isIpv6(subnet) && overlapCidr(one.subnet, subnet));
  return other ? invalid('subnet', `${subnet} overlaps ${other.subnet}, which is a subnet of the same network.`) : null;
}
