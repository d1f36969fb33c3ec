import type { EngineVersion } from '../engine-version';
import { shortId, type DoubleContainer, type DoubleEndpoint } from '../world/container';

/** The list has no aliases, DNS names, links and driver options; inspect has them. */
export type EndpointView = 'list' | 'inspect';

/** One value of `NetworkSettings.Networks`. */
function endpointJson(
  container: DoubleContainer,
  endpoint: DoubleEndpoint,
  view: EndpointView,
  version: EngineVersion,
) {
  const { request, lease } = endpoint;
  return {
    IPAMConfig: ipamConfig(endpoint),
    Links: view === 'list' ? null : (request.links ?? null),
    Aliases: view === 'list' ? null : aliases(container, endpoint, version),
    NetworkID: endpoint.networkId,
    EndpointID: lease?.endpointId ?? '',
    Gateway: lease?.gateway ?? '',
    IPAddress: lease?.ipv4 ?? '',
    IPPrefixLen: lease?.ipv4Prefix ?? 0,
    IPv6Gateway: lease?.ipv6Gateway ?? '',
    GlobalIPv6Address: lease?.ipv6 ?? '',
    GlobalIPv6PrefixLen: lease?.ipv6Prefix ?? 0,
    MacAddress: lease?.macAddress ?? '',
    DriverOpts: view === 'list' ? null : (request.driverOptions ?? null),
    ...(version !== '20.10' && {
      GwPriority: request.gatewayPriority ?? 0,
      DNSNames: view === 'list' ? null : dnsNames(container, endpoint),
    }),
  };
}

function ipamConfig({ request: { ipv4, ipv6 } }: DoubleEndpoint) {
  if (ipv4 === undefined && ipv6 === undefined) return null;
  return { ...(ipv4 !== undefined && { IPv4Address: ipv4 }), ...(ipv6 !== undefined && { IPv6Address: ipv6 }) };
}

const isPredefined = ({ networkName }: DoubleEndpoint) => ['bridge', 'host', 'none'].includes(networkName);

/** 20.10 adds the short id once the engine has dealt with the endpoint. */
function aliases(container: DoubleContainer, endpoint: DoubleEndpoint, version: EngineVersion) {
  const asked = endpoint.request.aliases ?? null;
  const untouched = endpoint.networkId === '' && !endpoint.joined;
  if (version !== '20.10' || isPredefined(endpoint) || untouched) return asked;
  return [...(asked ?? []), shortId(container.id)];
}

function dnsNames(container: DoubleContainer, endpoint: DoubleEndpoint) {
  const untouched = endpoint.networkId === '' && !endpoint.joined;
  if (isPredefined(endpoint) || untouched) return null;
  return [container.name, ...(endpoint.request.aliases ?? []), shortId(container.id)];
}

/** All endpoints of a container, by network name. */
export const endpointsJson = (container: DoubleContainer, view: EndpointView, version: EngineVersion) =>
  Object.fromEntries(
    [...container.endpoints].map(([name, endpoint]) => [name, endpointJson(container, endpoint, view, version)]),
  );
