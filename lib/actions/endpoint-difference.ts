import { canonical } from '@/lib/ipam/subnet';
import { hasNamespace, indexTopology, visibleText } from '@/lib/model';
import type { ConnectRequest, Endpoint, Topology } from '@/lib/model';

/** Where an endpoint is not what was asked for, in a sentence; null where it is. `topology` is what the engine now says. */
export function endpointDifference(topology: Topology, endpoint: Endpoint, request: ConnectRequest): string | null {
  const { networkById, containerById } = indexTopology(topology);
  if (!networkById.has(endpoint.networkId)) {
    return 'The network does not exist any more: the container will not start with it.';
  }
  const container = containerById.get(endpoint.containerId);
  // A stopped one gets its addresses only at its start.
  const addresses = container && !hasNamespace(container) ? [] : addressPairs(endpoint, request);
  for (const { asked, given } of [...addresses, ...settingPairs(endpoint, request)]) {
    if (asked === given) continue;
    return `The engine gave ${given === '' ? 'none' : visibleText(given)} where ${visibleText(asked)} was asked for.`;
  }
  for (const [field, one] of [
    ['aliases', 'alias'],
    ['links', 'link'],
    ['linkLocalIps', 'link-local address'],
  ] as const) {
    const missing = (request[field] ?? []).filter((name) => !endpoint[field].includes(name));
    if (missing.length > 0) return `The engine did not take the ${one} ${missing.join(', ')}.`;
  }
  return null;
}

interface Pair {
  asked: string;
  given: string;
}

function addressPairs(endpoint: Endpoint, { ipv4, ipv6, macAddress }: ConnectRequest): Pair[] {
  const pair = (asked: string | undefined, given: string | null): Pair[] =>
    asked === undefined ? [] : [{ asked: canonical(asked), given: canonical(given?.split('/')[0] ?? '') }];
  return [
    ...pair(ipv4, endpoint.ipv4),
    ...pair(ipv6, endpoint.ipv6),
    ...pair(macAddress?.toLowerCase(), endpoint.macAddress),
  ];
}

function settingPairs(endpoint: Endpoint, { gatewayPriority, driverOptions = {} }: ConnectRequest): Pair[] {
  return [
    ...(gatewayPriority === undefined
      ? []
      : [{ asked: `priority ${gatewayPriority}`, given: `priority ${endpoint.gatewayPriority ?? 0}` }]),
    ...Object.entries(driverOptions).map(([key, value]) => ({
      asked: `${key}=${value}`,
      given: key in endpoint.driverOptions ? `${key}=${endpoint.driverOptions[key]}` : '',
    })),
  ];
}
