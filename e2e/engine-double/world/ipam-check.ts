import { badRequest, systemError } from '../engine-refusal';
import type { Dialect } from '../engine-version';
import { parseAddress } from './ip-address';
import type { SubnetSpec } from './network';
import { formatSubnet, parseSubnet, subnetHolds } from './subnet';

/** Refuses what the engine refuses in a subnet, with the status and words of its release. */
export function checkSubnet(spec: SubnetSpec, dialect: Dialect): void {
  if (dialect.version === '20.10') checkLikeOld(spec);
  else checkLikeNew(spec);
}

/** 20.10 answers 500, takes host bits silently and does not look at the range. */
function checkLikeOld({ subnet, gateway }: SubnetSpec): void {
  const parsed = parseSubnet(subnet);
  if (!parsed) throw systemError(`Invalid subnet ${subnet} : invalid CIDR address: ${subnet}`);
  if (gateway === undefined) return;
  const address = parseAddress(gateway);
  if (!address) throw systemError(`invalid gateway address ${gateway} in Ipam configuration`);
  if (!subnetHolds(parsed, address)) {
    throw systemError(`failed to allocate gateway (${gateway}): Requested address is out of range`);
  }
}

function checkLikeNew({ subnet, gateway, ipRange }: SubnetSpec): void {
  const refuse = (reason: string) => badRequest(`invalid network config:\n${reason}`);
  const parsed = parseSubnet(subnet);
  if (!parsed) throw refuse(`invalid subnet ${subnet}: invalid CIDR block notation`);
  const proper = formatSubnet(parsed);
  if (proper.split('/')[0] !== subnet.split('/')[0]) throw refuse(`invalid subnet ${subnet}: it should be ${proper}`);
  const range = ipRange === undefined ? null : parseSubnet(ipRange);
  if (ipRange !== undefined && (!range || !subnetHolds(parsed, { family: range.family, value: range.base }))) {
    throw refuse(`invalid ip-range ${ipRange}: parent subnet ${proper} doesn't contain ip-range`);
  }
  if (gateway === undefined) return;
  const address = parseAddress(gateway);
  if (!address) throw refuse(`invalid gateway ${gateway}: invalid address`);
  if (!subnetHolds(parsed, address)) {
    throw refuse(`invalid gateway ${gateway}: parent subnet ${proper} doesn't contain this address`);
  }
}
