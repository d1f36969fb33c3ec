/**
 * Takes the interfaces of one network namespace and the endpoints that must be in it, gives which interface is whose.
 * Only what is proven: by MAC, or by an address that the namespace holds and the one interface that leads to it. Never
 * by order or name (names are used again after a disconnect). Must not import anything that reads.
 */
import type { Endpoint, EndpointId } from '@/lib/model';
import { canonicalAddress, subnetOf } from './proc-route';

export interface NamespaceInterface {
  name: string;
  /** Null where it cannot be read: that takes ptrace rights over the container. */
  macAddress: string | null;
  /** Subnets of its connected IPv4 routes, as CIDR. */
  routes: readonly string[];
  /** Its IPv6 addresses with prefix, canonical. */
  ipv6: readonly string[];
}

export interface Namespace {
  /** All but the loopback. */
  interfaces: readonly NamespaceInterface[];
  /** IPv4 addresses that the namespace answers to, on whichever interface. */
  ipv4: ReadonlySet<string>;
}

export interface Attribution {
  byEndpoint: ReadonlyMap<EndpointId, string>;
  /** Endpoints that no interface could be proven to be, and why. */
  unproven: readonly { endpointId: EndpointId; reason: string }[];
}

type AttributableEndpoint = Pick<Endpoint, 'id' | 'macAddress' | 'ipv4' | 'ipv6'>;

/** Evidence in the order of its weight: each names the interfaces that an endpoint could be. */
const evidence = [interfacesWithMac, interfacesWithIpv6, interfacesWithIpv4];

export function attribute(namespace: Namespace, endpoints: readonly AttributableEndpoint[]): Attribution {
  const byEndpoint = new Map<EndpointId, string>();
  for (const candidatesOf of evidence) {
    const taken = new Set(byEndpoint.values());
    for (const [id, name] of oneToOne(endpoints, (endpoint) => candidatesOf(namespace, endpoint))) {
      if (!byEndpoint.has(id) && !taken.has(name)) byEndpoint.set(id, name);
    }
  }
  const unproven = endpoints
    .filter(({ id }) => !byEndpoint.has(id))
    .map((endpoint) => ({ endpointId: endpoint.id, reason: whyUnproven(namespace, endpoint) }));
  return { byEndpoint, unproven };
}

/** Pairs where the endpoint fits one interface only, and that interface no other endpoint. */
function oneToOne(
  endpoints: readonly AttributableEndpoint[],
  candidatesOf: (endpoint: AttributableEndpoint) => readonly string[],
): Map<EndpointId, string> {
  const claims = new Map<string, number>();
  const candidates = endpoints.map((endpoint) => [endpoint.id, candidatesOf(endpoint)] as const);
  for (const [, names] of candidates) for (const name of names) claims.set(name, (claims.get(name) ?? 0) + 1);
  const pairs = new Map<EndpointId, string>();
  for (const [id, [name, another]] of candidates) {
    if (name !== undefined && another === undefined && claims.get(name) === 1) pairs.set(id, name);
  }
  return pairs;
}

function interfacesWithMac({ interfaces }: Namespace, { macAddress }: AttributableEndpoint): string[] {
  if (!macAddress) return [];
  const mac = macAddress.toLowerCase();
  return interfaces.filter((one) => one.macAddress?.toLowerCase() === mac).map(({ name }) => name);
}

/** The kernel names the interface of an IPv6 address. */
function interfacesWithIpv6({ interfaces }: Namespace, endpoint: AttributableEndpoint): string[] {
  const ipv6 = endpoint.ipv6 ? canonicalAddress(endpoint.ipv6) : null;
  return ipv6 ? interfaces.filter((one) => one.ipv6.includes(ipv6)).map(({ name }) => name) : [];
}

/** Which interface an IPv4 address is on it does not name without entering the namespace: the connected route tells. */
function interfacesWithIpv4(namespace: Namespace, { ipv4 }: AttributableEndpoint): string[] {
  const subnet = ipv4 ? subnetOf(ipv4) : null;
  const [address = ''] = ipv4?.split('/') ?? [];
  if (!subnet || !namespace.ipv4.has(address)) return [];
  return namespace.interfaces.filter(({ routes }) => routes.includes(subnet)).map(({ name }) => name);
}

function whyUnproven(namespace: Namespace, endpoint: AttributableEndpoint): string {
  const candidates = new Set(evidence.flatMap((candidatesOf) => candidatesOf(namespace, endpoint)));
  if (candidates.size > 0) {
    return `${Array.from(candidates).join(' and ')} could be this endpoint's or another's: MAC and address do not tell`;
  }
  return `no interface has its MAC (${endpoint.macAddress ?? 'none'}) or its address (${endpoint.ipv4 ?? endpoint.ipv6 ?? 'none'})`;
}
