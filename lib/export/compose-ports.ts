import type { Container, Port } from '@/lib/model';

const anywhere = new Set(['0.0.0.0', '::']);

/** The published ones as `8080:80`, `127.0.0.1:53:53/udp`; both families of one that listens everywhere are one. */
export function composePorts({ ports }: Pick<Container, 'ports'>): string[] {
  return [...new Set(ports.flatMap((port) => composePort(port) ?? []))];
}

function composePort({ ip, publicPort, privatePort, protocol }: Port): string | null {
  if (publicPort === null) return null;
  const host = ip === null || anywhere.has(ip) ? '' : ip.includes(':') ? `[${ip}]:` : `${ip}:`;
  return `${host}${publicPort}:${privatePort}${protocol === 'tcp' ? '' : `/${protocol}`}`;
}
