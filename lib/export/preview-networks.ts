import { baseOf, overlapCidr, overlaps } from '@/lib/ipam/subnet';
import type { Network, Topology } from '@/lib/model';
import type { ComposeFile, NetworkOfFile } from './compose-schema';
import { namesOf } from './words';

/**
 * new: Compose would make it. there: Compose would use what is there. missing: the file counts on it, and it is not there.
 * unused: no service that is started uses it, so Compose leaves it.
 */
export type NetworkState = 'new' | 'there' | 'missing' | 'unused';

export interface PreviewedNetwork {
  key: string;
  /** As the engine would call it. */
  name: string;
  /** null: nobody can tell. */
  driver: string | null;
  internal: boolean;
  subnets: readonly string[];
  state: NetworkState;
  /** The one that is there. */
  existing: Network | null;
  /** What stands in the way. */
  conflicts: readonly string[];
}

/** The file's networks, and the one called `default` where a service counts on it without a word. */
export function previewNetworks(
  file: ComposeFile,
  project: string,
  used: ReadonlySet<string>,
  topology: Topology,
): PreviewedNetwork[] {
  const said = Object.entries(file.networks ?? {});
  const all =
    used.has('default') && !said.some(([key]) => key === 'default') ? [...said, ['default', null] as const] : said;
  const networks = all.map(([key, network]) => previewOf(key, network ?? {}, project, used, topology));
  return networks.map((network) => ({
    ...network,
    conflicts: [...network.conflicts, ...amongThemselves(network, networks)],
  }));
}

function previewOf(
  key: string,
  network: NetworkOfFile,
  project: string,
  used: ReadonlySet<string>,
  topology: Topology,
): PreviewedNetwork {
  const isExternal = typeof network.external === 'object' ? network.external !== null : network.external === true;
  const externalName = typeof network.external === 'object' ? network.external?.name : null;
  const name = network.name ?? externalName ?? (isExternal ? key : `${project}_${key}`);
  const existing = topology.networks.find((other) => other.name === name) ?? null;
  const state = existing ? 'there' : isExternal ? 'missing' : used.has(key) ? 'new' : 'unused';
  const driver = network.driver ?? existing?.driver ?? (isExternal ? null : 'bridge');
  const subnets = (network.ipam?.config ?? []).flatMap(({ subnet }) => subnet ?? []);
  return {
    key,
    name,
    driver,
    internal: network.internal ?? existing?.internal ?? false,
    subnets: existing && subnets.length === 0 ? existing.subnets.map(({ subnet }) => subnet) : subnets,
    state,
    existing,
    conflicts: [
      ...(state === 'new' || state === 'unused' ? subnetConflicts(subnets, driver, topology) : []),
      ...(existing && !isExternal ? differences(existing, driver, subnets, key, project) : []),
    ],
  };
}

function subnetConflicts(subnets: readonly string[], driver: string | null, { networks }: Topology): string[] {
  return subnets.flatMap((subnet) => {
    if (baseOf(subnet) === null) return [`${subnet} is not a subnet.`];
    return overlaps(
      subnet,
      networks.filter(({ configOnly }) => !configOnly),
    ).map((other) => {
      const isSameSpace = (other.scope === 'swarm') === (driver === 'overlay');
      const taken = other.subnets.map((one) => one.subnet).filter((one) => overlapCidr(one, subnet));
      return `${subnet} overlaps ${namesOf([other])}, which has ${taken.join(', ')}: the engine ${isSameSpace ? 'refuses' : 'may refuse'} it.`;
    });
  });
}

/** Compose takes what is there by its name only where it is the project’s, and as the file says. */
function differences(
  existing: Network,
  driver: string | null,
  subnets: readonly string[],
  key: string,
  project: string,
): string[] {
  const has = existing.subnets.map(({ subnet }) => subnet);
  const other = subnets.find((subnet) => !has.includes(subnet));
  const isOurs = existing.project === project && existing.labels['com.docker.compose.network'] === key;
  return [
    ...(driver === null || existing.driver === driver
      ? []
      : [`It is there with the driver ${existing.driver}: remove it first.`]),
    ...(other === undefined
      ? []
      : [`It is there with ${has.join(', ') || 'no subnet'} and not with ${other}: remove it first.`]),
    ...(isOurs
      ? []
      : ['It is there, and not made by Compose for this project: Compose 2 refuses it unless the file says external.']),
  ];
}

function amongThemselves(network: PreviewedNetwork, all: readonly PreviewedNetwork[]): string[] {
  const isMade = ({ state }: PreviewedNetwork) => state === 'new';
  if (!isMade(network)) return [];
  const others = all.filter((other) => other !== network && isMade(other));
  return network.subnets.flatMap((subnet) =>
    others
      .filter((other) => other.subnets.some((one) => overlapCidr(one, subnet)))
      .map((other) => `${subnet} overlaps ${namesOf([{ name: other.key }])} of the same file.`),
  );
}
