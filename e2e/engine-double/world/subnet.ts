import { formatAddress, parseAddress, type IpAddress } from './ip-address';

/** A CIDR block: `base` is its first address. */
export interface Subnet {
  readonly family: 4 | 6;
  readonly base: bigint;
  readonly prefix: number;
  readonly size: bigint;
}

/** Null when the text is not `address/prefix`. Host bits are cleared, as the engine does for ranges. */
export function parseSubnet(text: string): Subnet | null {
  const [addressText = '', prefixText = '', ...rest] = text.split('/');
  const address = parseAddress(addressText);
  if (!address || rest.length > 0 || !/^\d{1,3}$/.test(prefixText)) return null;
  const bits = address.family === 4 ? 32 : 128;
  const prefix = Number(prefixText);
  if (prefix > bits) return null;
  const size = 1n << BigInt(bits - prefix);
  return { family: address.family, base: address.value - (address.value % size), prefix, size };
}

/** `172.17.0.0/16` */
export const formatSubnet = ({ family, base, prefix }: Subnet): string =>
  `${formatAddress({ family, value: base })}/${prefix}`;

export const subnetHolds = (subnet: Subnet, address: IpAddress): boolean =>
  subnet.family === address.family && address.value >= subnet.base && address.value < subnet.base + subnet.size;

export const subnetsOverlap = (a: Subnet, b: Subnet): boolean =>
  a.family === b.family && a.base < b.base + b.size && b.base < a.base + a.size;
