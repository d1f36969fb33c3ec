import type { Port } from '@/lib/model';
import type { PortOfFile } from './compose-schema';

/** Ports of the host that something would listen on. */
export interface PortClaim {
  /** null: all of its addresses. */
  ip: string | null;
  first: number;
  last: number;
  protocol: string;
}

const short = /^(?:(?:\[([^\]]+)\]|([0-9.]+)):)?(?:(\d{1,5})(?:-(\d{1,5}))?:)(\d{1,5})(?:-(\d{1,5}))?(?:\/(\w+))?$/;
const range = /^(\d{1,5})(?:-(\d{1,5}))?$/;
const everywhere = new Set(['0.0.0.0', '::', '*']);

/** null where it names no port of the host: the engine then takes a free one. */
export function claimOf(port: PortOfFile): PortClaim | null {
  if (typeof port === 'string') {
    const [, bracketed, plain, first, last, , , protocol] = short.exec(port) ?? [];
    return first === undefined ? null : claim(bracketed ?? plain, first, last, protocol);
  }
  const [, first, last] = range.exec(port.published ?? '') ?? [];
  return first === undefined ? null : claim(port.host_ip ?? undefined, first, last, port.protocol ?? undefined);
}

function claim(ip: string | undefined, first: string, last = first, protocol = 'tcp'): PortClaim {
  return { ip: ip === undefined || everywhere.has(ip) ? null : ip, first: Number(first), last: Number(last), protocol };
}

/** As a person would write it. */
export function portText(port: PortOfFile): string {
  if (typeof port === 'string') return port;
  const { host_ip: ip, published, target, protocol } = port;
  const host = [ip, published].flatMap((part) => part ?? []).map((part) => `${part}:`);
  return `${host.join('')}${target ?? ''}${protocol && protocol !== 'tcp' ? `/${protocol}` : ''}`;
}

export function claimOfPublished({ ip, publicPort, protocol }: Port): PortClaim | null {
  return publicPort === null ? null : claim(ip ?? undefined, String(publicPort), undefined, protocol);
}

export function collide(a: PortClaim, b: PortClaim): boolean {
  const isSameAddress = a.ip === null || b.ip === null || a.ip === b.ip;
  return isSameAddress && a.protocol === b.protocol && a.first <= b.last && b.first <= a.last;
}
