import type { EngineVersion } from '../engine-version';
import type { DoubleContainer } from '../world/container';
import type { DoubleNetwork, DoubleSubnet } from '../world/network';

/** `GET /networks` gives every network an empty `Containers`; only inspect fills it. */
export function networkJson(network: DoubleNetwork, version: EngineVersion, members?: readonly DoubleContainer[]) {
  return {
    Name: network.name,
    Id: network.id,
    Created: new Date(network.created).toISOString().replace('Z', '000001Z'),
    Scope: network.scope,
    Driver: network.driver,
    ...(version !== '20.10' && { EnableIPv4: network.ipv4 }),
    EnableIPv6: network.ipv6,
    IPAM: { Driver: network.ipamDriver, Options: network.ipamOptions, Config: ipamConfig(network, version) },
    Internal: network.internal,
    Attachable: network.attachable,
    Ingress: network.ingress,
    ConfigFrom: { Network: network.configFrom },
    ConfigOnly: network.configOnly,
    Containers: members === undefined ? {} : { ...attached(network, members), ...stale(network) },
    Options: overlayOptions(network),
    Labels: network.labels,
  };
}

function attached(network: DoubleNetwork, members: readonly DoubleContainer[]) {
  return Object.fromEntries(members.map((container) => [container.id, memberJson(network, container)]));
}

/** Under an id of the endpoint's own, for want of a container. */
function stale({ id, stale: names }: DoubleNetwork) {
  const empty = { EndpointID: '', MacAddress: '', IPv4Address: '', IPv6Address: '' };
  return Object.fromEntries(names.map((Name, at) => [`ep-${id.slice(0, 60)}${at}`, { Name, ...empty }]));
}

function ipamConfig({ subnets }: DoubleNetwork, version: EngineVersion) {
  if (subnets.length === 0 && version !== '20.10') return null;
  return subnets.map(subnetJson);
}

const subnetJson = ({ subnet, ipRange, gateway, auxiliary }: DoubleSubnet) => ({
  Subnet: subnet,
  ...(ipRange !== undefined && { IPRange: ipRange }),
  ...(gateway !== undefined && { Gateway: gateway }),
  ...(auxiliary !== undefined && { AuxiliaryAddresses: auxiliary }),
});

function overlayOptions({ driver, options }: DoubleNetwork) {
  const needsVni = driver === 'overlay' && !('com.docker.network.driver.overlay.vxlanid_list' in options);
  return needsVni ? { 'com.docker.network.driver.overlay.vxlanid_list': '4097', ...options } : options;
}

function memberJson(network: DoubleNetwork, container: DoubleContainer) {
  const lease = container.endpoints.get(network.name)?.lease;
  return {
    Name: container.name,
    EndpointID: lease?.endpointId ?? '',
    MacAddress: lease?.macAddress ?? '',
    IPv4Address: lease?.ipv4 ? `${lease.ipv4}/${lease.ipv4Prefix}` : '',
    IPv6Address: lease?.ipv6 ? `${lease.ipv6}/${lease.ipv6Prefix}` : '',
  };
}
