import ipaddr from 'ipaddr.js';

type Address = ipaddr.IPv4 | ipaddr.IPv6;
interface Range {
  base: Address;
  prefix: number;
}

/** Null for a part of an address. The library alone would take `10` for 0.0.0.10. */
export function addressOf(text: string): Address | null {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return ipaddr.IPv4.parse(text);
  return text.includes(':') && ipaddr.IPv6.isValid(text) ? ipaddr.IPv6.parse(text) : null;
}

/** Null when it is no CIDR. */
export function rangeOf(text: string): Range | null {
  const [, address = '', digits = ''] = /^([^/]+)\/(\d{1,3})$/.exec(text) ?? [];
  const base = addressOf(address);
  const prefix = Number(digits);
  return base !== null && prefix <= base.toByteArray().length * 8 ? { base, prefix } : null;
}

export function isSame(a: Address, b: Address): boolean {
  return a.kind() === b.kind() && a.toString() === b.toString();
}

/** The address is in the range. */
export function holds({ base, prefix }: Range, address: Address): boolean {
  return address.kind() === base.kind() && address.match(base, prefix);
}

/** All of the inner range is in the outer one. */
export function covers(outer: Range, inner: Range): boolean {
  return inner.prefix >= outer.prefix && holds(outer, inner.base);
}
