import { hasNamespace, indexTopology } from '@/lib/model';
import type { Container, Topology } from '@/lib/model';
import type { ComposeFile, ServiceOfFile } from './compose-schema';
import { claimOf, claimOfPublished, collide, portText } from './port-claims';
import type { PortClaim } from './port-claims';
import type { PreviewedNetwork } from './preview-networks';
import { namesOf } from './words';

/** new: Compose would start it. there: it runs. waiting: it is started only with a profile that is asked for. */
export type ServiceState = 'new' | 'there' | 'waiting';

export interface PreviewedService {
  key: string;
  state: ServiceState;
  image: string | null;
  /** `host`, `none`, `service:db`, …; null: it has networks. */
  mode: string | null;
  /** Keys of the file’s networks. */
  networks: readonly string[];
  /** Running containers on those of its networks that are there. */
  reaches: readonly Container[];
  ports: readonly { text: string; conflict: string | null }[];
  conflicts: readonly string[];
  /** Compose starts it only when one of these is asked for. */
  profiles: readonly string[];
}

/** Where nobody asks for a profile. */
export function isStarted({ profiles }: ServiceOfFile): boolean {
  return !profiles?.length;
}

/** Keys of the networks that services count on. */
export function networksOfService({ network_mode: mode, networks }: ServiceOfFile): readonly string[] {
  if ((mode ?? null) !== null) return [];
  // A list that is there and empty means none at all to Compose 1, and the default to Compose 2.
  return networks?.length ? networks : ['default'];
}

export function previewServices(
  file: ComposeFile,
  project: string,
  networks: readonly PreviewedNetwork[],
  topology: Topology,
): PreviewedService[] {
  const services = Object.entries(file.services ?? {});
  const published = topology.containers
    .filter(hasNamespace)
    .flatMap((container) => container.ports.map((port) => ({ container, claim: claimOfPublished(port) })));
  const wanted = services.flatMap(([service, { ports }]) =>
    (ports ?? []).map((port) => ({ service, claim: claimOf(port) })),
  );
  return services.map(([key, service]) => {
    const joined = networksOfService(service);
    const own = (container: Container) => container.project === project && container.service === key;
    // One called default needs no word, and is there once a service that is started counts on it.
    const unknown = joined.filter((name) => name !== 'default' && !networks.some((network) => network.key === name));
    const isThere = topology.containers.some((container) => own(container) && hasNamespace(container));
    return {
      key,
      state: isThere ? 'there' : isStarted(service) ? 'new' : 'waiting',
      image: service.image ?? null,
      mode: service.network_mode ?? null,
      networks: joined,
      reaches: reachesOf(joined, networks, topology).filter((container) => !own(container)),
      ports: (service.ports ?? []).map((port) => {
        const claim = claimOf(port);
        if (claim === null) return { text: portText(port), conflict: null };
        const holder = published.find((one) => !own(one.container) && collides(one.claim, claim))?.container;
        const rival = wanted.find((one) => one.service !== key && collides(one.claim, claim))?.service;
        return { text: portText(port), conflict: conflictOf(holder, rival) };
      }),
      conflicts: unknown.map(
        (name) => `It is to be on ${namesOf([{ name }])}, which the file does not define: Compose refuses that.`,
      ),
      profiles: service.profiles ?? [],
    };
  });
}

function reachesOf(keys: readonly string[], networks: readonly PreviewedNetwork[], topology: Topology): Container[] {
  const { endpointsByNetwork, containerById } = indexTopology(topology);
  const there = networks.flatMap(({ key, existing }) => (existing && keys.includes(key) ? [existing.id] : []));
  const ids = new Set(there.flatMap((id) => endpointsByNetwork.get(id) ?? []).map(({ containerId }) => containerId));
  return [...ids].flatMap((id) => containerById.get(id) ?? []).filter(hasNamespace);
}

function conflictOf(holder: Container | undefined, rival: string | undefined): string | null {
  if (holder) return `${namesOf([holder])} publishes it already.`;
  return rival === undefined ? null : `${namesOf([{ name: rival }])} of the same file wants it too.`;
}

function collides(held: PortClaim | null, claim: PortClaim): boolean {
  return held !== null && collide(held, claim);
}
