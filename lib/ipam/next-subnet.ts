import { overlapCidr } from './subnet';

/** Where suggestions begin: private (RFC 1918), and none of the engine's own pools or of most homes and offices. */
const firstSecondOctet = 20;

/** The first /24 that overlaps none of these CIDRs; null when there is none. */
export function nextFreeSubnet(taken: readonly string[]): string | null {
  const four = taken.filter((cidr) => !cidr.includes(':'));
  for (let second = firstSecondOctet; second < 256; second++) {
    // All at once first: a /16 of which nothing is taken needs no 256 looks.
    const near = four.filter((cidr) => overlapCidr(cidr, `10.${second}.0.0/16`));
    for (let third = 0; third < 256; third++) {
      const subnet = `10.${second}.${third}.0/24`;
      if (!near.some((cidr) => overlapCidr(cidr, subnet))) return subnet;
    }
  }
  return null;
}

/** A /64 out of a random unique local prefix (RFC 4193), so that two sites never meet; `random` is 5 bytes. */
export function uniqueLocalSubnet(random: Uint8Array): string {
  const [a = 0, b = 0, c = 0, d = 0, e = 0] = random;
  const hex = (high: number, low: number) => ((high << 8) | low).toString(16);
  return `fd${a.toString(16).padStart(2, '0')}:${hex(b, c)}:${hex(d, e)}::/64`;
}
