import type { Port } from '@/lib/model';

/** One container port with every address of the host that it is published on. */
export interface PublishedPort {
  /** `80/tcp`. */
  inner: string;
  publicPort: number | null;
  /** Addresses of the host; none where the port is only exposed. */
  addresses: readonly string[];
}

/** The engine says a port once for each address; by port, published ones first. */
export function portBindings(ports: readonly Port[]): PublishedPort[] {
  const bindings = new Map<string, { port: Port; addresses: Set<string> }>();
  for (const port of ports) {
    const key = `${port.privatePort}/${port.protocol} ${port.publicPort ?? ''}`;
    const binding = bindings.get(key) ?? { port, addresses: new Set() };
    if (port.publicPort !== null) binding.addresses.add(port.ip ?? '0.0.0.0');
    bindings.set(key, binding);
  }
  return [...bindings.values()]
    .toSorted(({ port: a }, { port: b }) => order(a) - order(b) || a.privatePort - b.privatePort)
    .map(({ port, addresses }) => ({
      inner: `${port.privatePort}/${port.protocol}`,
      publicPort: port.publicPort,
      addresses: [...addresses].sort(),
    }));
}

const order = (port: Port) => port.publicPort ?? 65_536;

/** Who reaches a port that is published on this address. */
export function explainAddress(address: string): string {
  if (address === '0.0.0.0') return 'every IPv4 address of the host';
  if (address === '::') return 'every IPv6 address of the host';
  if (address === '::1' || address.startsWith('127.')) return 'the host itself only';
  return 'this address of the host only';
}

/** `0.0.0.0:8080`, `[::]:8080`. */
export function socketText(address: string, port: number): string {
  return `${address.includes(':') ? `[${address}]` : address}:${port}`;
}
