import type { Port } from '@/lib/model';
import type { InspectedContainerJson, ListedContainerJson } from './container-json';

type InspectedPorts = NonNullable<InspectedContainerJson['NetworkSettings']>['Ports'];

export function listedPorts(ports: ListedContainerJson['Ports']): Port[] {
  return sorted(
    (ports ?? []).flatMap(({ IP, PrivatePort, PublicPort, Type }) =>
      portOf(PrivatePort, Type, PublicPort ? { ip: IP || null, publicPort: PublicPort } : notPublished),
    ),
  );
}

/** Inspect says `{"80/tcp": [{HostIp, HostPort}], "443/tcp": null}` where the list says an array. */
export function inspectedPorts(ports: InspectedPorts): Port[] {
  return sorted(
    Object.entries(ports ?? {}).flatMap(([key, bindings]) => {
      const [number = '', protocol] = key.split('/');
      const published = (bindings ?? []).flatMap(({ HostIp, HostPort }) =>
        HostPort ? [{ ip: HostIp || null, publicPort: Number(HostPort) }] : [],
      );
      return (published.length > 0 ? published : [notPublished]).flatMap((at) => portOf(Number(number), protocol, at));
    }),
  );
}

const notPublished = { ip: null, publicPort: null };

function portOf(privatePort: number, type: string | null | undefined, at: Pick<Port, 'ip' | 'publicPort'>): Port[] {
  const protocol = type || 'tcp';
  if (protocol !== 'tcp' && protocol !== 'udp' && protocol !== 'sctp') return [];
  if (!Number.isInteger(privatePort) || !Number.isInteger(at.publicPort ?? 0)) return [];
  return [{ ...at, privatePort, protocol }];
}

/** The engine's order changes from call to call; the same ports must compare equal. */
function sorted(ports: Port[]): Port[] {
  const key = (port: Port) =>
    [port.privatePort, port.publicPort ?? 0].map((number) => String(number).padStart(5, '0')).join() +
    port.protocol +
    (port.ip ?? '');
  return ports.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}
