import { hostBits } from '@/lib/ipam/subnet';

/** How many addresses containers could have: `253`, and `2⁶⁴` where nobody counts; null when the text is no CIDR. */
export function usableText(subnet: string, usable: number | null): string | null {
  if (usable !== null) return usable.toLocaleString('en');
  const bits = hostBits(subnet);
  return bits === null ? null : `2${superscript(bits)}`;
}

function superscript(number: number): string {
  return Array.from(String(number), (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)] ?? '').join('');
}
