import type { InspectedContainer, ListedContainer } from '@/lib/docker/engine';
import type { Container, Endpoint, Privileges } from '@/lib/model';
import { keep, keepArray } from './keep';

/** What only inspect tells, and what the container looked like then. */
interface Detail {
  fingerprint: string;
  pid: number | null;
  image: string;
  startedAt: string | null;
  privileges: Privileges | null;
  /** What lists leave out of an endpoint (20.10 to 28.5): they say that there is none. */
  endpoints: ReadonlyMap<
    Endpoint['id'],
    Pick<Endpoint, 'aliases' | 'dnsNames' | 'links' | 'linkLocalIps' | 'driverOptions'>
  >;
}

/** Everything known of one container. */
export interface ContainerRecord {
  /** As published: the newest reading, completed with the last detail. */
  container: Container;
  endpoints: Endpoint[];
  /** Number of the reading that it stems from; an answer to an older question must not overwrite it. */
  reading: number;
  fingerprint: string;
  detail: Detail | null;
}

/** Detail is read anew only when this changes: the engine gives an endpoint a new id at every restart. */
export function fingerprintOf({ container, endpoints }: Pick<ListedContainer, 'container' | 'endpoints'>): string {
  return [
    container.state,
    container.name,
    ...endpoints.map(({ id, engineEndpointId }) => `${id}=${engineEndpointId}`).sort(),
  ].join();
}

export function needsDetail(record: ContainerRecord): boolean {
  return record.detail?.fingerprint !== record.fingerprint;
}

/** Host process id; null when the container does not run, or has changed since it was last inspected. */
export function pidIn(record: ContainerRecord | undefined): number | null {
  return record && !needsDetail(record) ? (record.detail?.pid ?? null) : null;
}

/** `before` with what a list said, or itself when it stems from a newer reading. */
export function withListed(
  before: ContainerRecord | undefined,
  listed: ListedContainer,
  reading: number,
): ContainerRecord {
  if (before && before.reading > reading) return before;
  return recordOf(before, listed, before?.detail ?? null, reading);
}

export function withInspected(
  before: ContainerRecord | undefined,
  inspected: InspectedContainer,
  reading: number,
): ContainerRecord {
  if (before && before.reading > reading) return before;
  const detail: Detail = {
    fingerprint: fingerprintOf(inspected),
    pid: inspected.pid,
    image: inspected.container.image,
    startedAt: inspected.container.startedAt,
    privileges: inspected.container.privileges,
    endpoints: new Map(
      inspected.endpoints.map(({ id, aliases, dnsNames, links, linkLocalIps, driverOptions }) => [
        id,
        { aliases, dnsNames, links, linkLocalIps, driverOptions },
      ]),
    ),
  };
  return recordOf(before, inspected, detail, reading);
}

/** What traffic attribution has proven of an endpoint; null is what it could not. */
export type EndpointAnnotation = Pick<Endpoint, 'interfaceName' | 'hostInterfaceName'>;

/** With what traffic attribution has proven; the same record when there is nothing new. */
export function withAnnotations(
  record: ContainerRecord,
  annotations: ReadonlyMap<Endpoint['id'], EndpointAnnotation>,
): ContainerRecord {
  const endpoints = keepArray(
    record.endpoints,
    record.endpoints.map((endpoint) => {
      const found = annotations.get(endpoint.id);
      if (!found || !endpoint.active) return endpoint;
      const interfaceName = found.interfaceName ?? endpoint.interfaceName;
      const hostInterfaceName = found.hostInterfaceName ?? endpoint.hostInterfaceName;
      return keep(endpoint, { ...endpoint, interfaceName, hostInterfaceName });
    }),
  );
  return endpoints === record.endpoints ? record : { ...record, endpoints };
}

function recordOf(
  before: ContainerRecord | undefined,
  { container, endpoints }: Pick<ListedContainer, 'container' | 'endpoints'>,
  detail: Detail | null,
  reading: number,
): ContainerRecord {
  const old = new Map(before?.endpoints.map((endpoint) => [endpoint.id, endpoint]));
  return {
    container: keep(before?.container, {
      ...container,
      // Lists show an image whose tag moved on by its id, no start time, and nothing of what it may do.
      image: detail?.image ?? container.image,
      startedAt: detail?.startedAt ?? null,
      privileges: detail?.privileges ?? null,
    }),
    endpoints: keepArray(
      before?.endpoints ?? [],
      endpoints.map((endpoint) => keep(old.get(endpoint.id), completed(endpoint, old.get(endpoint.id), detail))),
    ),
    reading,
    fingerprint: fingerprintOf({ container, endpoints }),
    detail,
  };
}

function completed(endpoint: Endpoint, before: Endpoint | undefined, detail: Detail | null): Endpoint {
  // Interfaces are named anew when the engine makes the endpoint anew.
  const sameInterface = before?.active && endpoint.active && before.engineEndpointId === endpoint.engineEndpointId;
  return {
    ...endpoint,
    ...detail?.endpoints.get(endpoint.id),
    interfaceName: sameInterface ? before.interfaceName : null,
    hostInterfaceName: sameInterface ? before.hostInterfaceName : null,
  };
}
