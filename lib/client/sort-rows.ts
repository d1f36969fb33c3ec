/** What a row is sorted by: texts in natural order (`web-2` before `web-10`), numbers by value; null is unknown. */
export type SortKey = string | number | bigint | null;
export type Direction = 'asc' | 'desc';

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

export function naturalOrder(a: string, b: string): number {
  return collator.compare(a, b);
}

/** Rows that are equal keep their order in both directions, and what is unknown comes last in both. */
export function sortRows<T>(rows: readonly T[], keyOf: (row: T) => SortKey, direction: Direction): T[] {
  const sign = direction === 'asc' ? 1 : -1;
  return rows
    .map((row) => ({ row, key: keyOf(row) }))
    .sort((a, b) => {
      if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null);
      return sign * compareKeys(a.key, b.key);
    })
    .map(({ row }) => row);
}

function compareKeys(a: string | number | bigint, b: string | number | bigint): number {
  if (typeof a === 'string' || typeof b === 'string') return naturalOrder(String(a), String(b));
  return a < b ? -1 : a > b ? 1 : 0;
}

/** IPv4 before IPv6, each by its number, the wider of two subnets first; null when it is no address. */
export function addressKey(text: string | null): bigint | null {
  if (text === null) return null;
  const [address = '', prefix = '255'] = text.split('/');
  const number = address.includes(':') ? ipv6Number(address) : ipv4Number(address);
  return number === null ? null : number * 256n + BigInt(Number.parseInt(prefix, 10) || 0);
}

function ipv4Number(address: string): bigint | null {
  if (!/^\d{1,3}(?:\.\d{1,3}){3}$/.test(address)) return null;
  return address.split('.').reduce((sum, octet) => sum * 256n + BigInt(octet), 0n);
}

function ipv6Number(address: string): bigint | null {
  const [head = '', tail] = address.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0');
  const groups = [...before, ...zeros, ...after];
  if (groups.length !== 8 || !groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return null;
  // Behind every IPv4 address.
  return groups.reduce((sum, group) => sum * 65_536n + BigInt(`0x${group}`), 0n) + (1n << 32n);
}

/** A MAC address by its number. */
export function macKey(text: string | null): number | null {
  return text !== null && /^[0-9a-f]{2}(?::[0-9a-f]{2}){5}$/i.test(text)
    ? Number.parseInt(text.replaceAll(':', ''), 16)
    : null;
}
