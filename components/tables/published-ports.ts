import type { Port } from '@/lib/model';

const everywhere = new Set(['0.0.0.0', '::']);

/**
 * `8080 → 80/tcp`, with the address ahead where it is published on one only. The engine lists IPv4 and IPv6 apart,
 * which is one line here, and exposed ports, which lead nowhere.
 */
export function publishedPorts(ports: readonly Port[]): string[] {
  const lines = ports
    .filter(({ publicPort }) => publicPort !== null)
    .toSorted((a, b) => (a.publicPort ?? 0) - (b.publicPort ?? 0))
    .map(({ ip, publicPort, privatePort, protocol }) => `${placeOf(ip)}${publicPort} → ${privatePort}/${protocol}`);
  return [...new Set(lines)];
}

function placeOf(ip: string | null): string {
  if (ip === null || everywhere.has(ip)) return '';
  return ip.includes(':') ? `[${ip}]:` : `${ip}:`;
}
