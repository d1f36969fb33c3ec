import type { Container, Port } from '@/lib/model';

/** The published ones as `8080:80`, `127.0.0.1:53:53/udp`; both families of one that listens everywhere are one. */
export function composePorts({ ports }: Pick<Container, 'ports'>): string[] {
  return [...new Set(ports.flatMap((port) => composePort(port, ports) ?? []))];
}

function composePort(port: Port, all: readonly Port[]): string | null {
  const { ip, publicPort, privatePort, protocol } = port;
  if (publicPort === null) return null;
  const host = ip === null || isOnBoth(port, all) ? '' : ip.includes(':') ? `[${ip}]:` : `${ip}:`;
  return `${host}${publicPort}:${privatePort}${protocol === 'tcp' ? '' : `/${protocol}`}`;
}

/** Without an address Compose publishes on all of both families, which is more than all of one. */
function isOnBoth(port: Port, all: readonly Port[]): boolean {
  const other = port.ip === '0.0.0.0' ? '::' : port.ip === '::' ? '0.0.0.0' : null;
  if (other === null) return false;
  return all.some(
    ({ ip, publicPort, privatePort, protocol }) =>
      ip === other && publicPort === port.publicPort && privatePort === port.privatePort && protocol === port.protocol,
  );
}
