import { canonical, isIpv6 } from '@/lib/ipam/subnet';
import type { Container, Port } from '@/lib/model';
import type { RunContainerRequest } from '@/lib/model/run-container';
import { named } from './plan';
import type { Known, Refusal } from './plan';

type PortRequest = RunContainerRequest['ports'][number];
type Place = Pick<Port, 'ip' | 'publicPort' | 'protocol'>;

/** Ports that something has already: another line of the same request, or a container that runs. */
export function portRefusal({ topology: { containers } }: Known, ports: readonly PortRequest[]): Refusal | null {
  for (const [at, port] of ports.entries()) {
    if (port.publicPort === undefined) continue;
    const place = { ip: port.ip ?? null, publicPort: port.publicPort, protocol: port.protocol };
    const field = `ports.${at}.publicPort`;
    const isTwice = ports.slice(0, at).some((other) => isTaken(place, placeOf(other)));
    if (isTwice) return { code: 'invalid_request', sentence: `${placeText(place)} is published twice here.`, field };
    const holder = holderOf(containers, place);
    if (!holder) continue;
    const sentence = `${named(holder.container)} publishes ${placeText(holder.port)} already: take another port or address.`;
    return { code: 'conflict', sentence, field };
  }
  return null;
}

function holderOf(containers: readonly Container[], place: Place): { container: Container; port: Port } | null {
  for (const container of containers) {
    const port = container.ports.find((one) => isTaken(place, one));
    if (port) return { container, port };
  }
  return null;
}

function placeOf({ ip, publicPort, protocol }: PortRequest): Place {
  return { ip: ip ?? null, publicPort: publicPort ?? null, protocol };
}

function isTaken(wanted: Place, held: Place): boolean {
  if (held.publicPort === null || wanted.publicPort !== held.publicPort || wanted.protocol !== held.protocol)
    return false;
  return meet(wanted.ip, held.ip);
}

/** `0.0.0.0` is every IPv4 address of the host, `::` every IPv6 one, and no address is both. */
function meet(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return true;
  if (isIpv6(a) !== isIpv6(b)) return false;
  return isEvery(a) || isEvery(b) || canonical(a) === canonical(b);
}

/** Every address of the host, of one family or of both. */
export function isEvery(ip: string | null | undefined): boolean {
  return ip === null || ip === undefined || ip === '0.0.0.0' || canonical(ip) === '::';
}

/** `127.0.0.1:8080/tcp`. */
function placeText({ ip, publicPort, protocol }: Place): string {
  const address = ip === null ? '' : ip.includes(':') ? `[${ip}]:` : `${ip}:`;
  return `${address}${publicPort}/${protocol}`;
}
