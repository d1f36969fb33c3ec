import ipaddr from 'ipaddr.js';

/** An address as a number, so that addresses can be counted. Throws when it is none. */
export function numberOfAddress(address: string): bigint {
  return ipaddr
    .parse(address)
    .toByteArray()
    .reduce((number, byte) => number * 256n + BigInt(byte), 0n);
}

/** The address of that number, in IPv4 or IPv6; beyond the last one it begins anew. */
export function addressOfNumber(number: bigint, isIpv6: boolean): string {
  const size = isIpv6 ? 16 : 4;
  const bytes = Array.from({ length: size }, (_, at) => Number((number >> BigInt(8 * (size - 1 - at))) & 255n));
  return ipaddr.fromByteArray(bytes).toString();
}
