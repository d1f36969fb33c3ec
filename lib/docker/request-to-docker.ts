import type { ConnectRequest, CreateNetworkRequest } from '@/lib/model';

/** The body of `POST /networks/create`. */
export function createNetworkBody(request: CreateNetworkRequest) {
  return {
    Name: request.name,
    // Up to API 1.43 the engine would make a second network of the same name without it; later it always checks.
    CheckDuplicate: true,
    Driver: request.driver,
    Internal: request.internal,
    Attachable: request.attachable,
    EnableIPv6: request.ipv6,
    ...(request.scope && { Scope: request.scope }),
    ...(request.ingress && { Ingress: true }),
    ...(request.configOnly && { ConfigOnly: true }),
    ...(request.configFrom !== undefined && { ConfigFrom: { Network: request.configFrom } }),
    IPAM: {
      Driver: 'default',
      Config: request.subnets.map(({ subnet, gateway, ipRange, reserved }) => ({
        Subnet: subnet,
        ...(gateway && { Gateway: gateway }),
        ...(ipRange && { IPRange: ipRange }),
        ...(Object.keys(reserved).length > 0 && { AuxiliaryAddresses: reserved }),
      })),
    },
    Options: request.options,
    Labels: request.labels,
  };
}

/** The body of `POST /networks/{id}/connect`. Gateway priority counts from API 1.48, a MAC from 1.54. */
export function connectBody({ containerId, ...settings }: ConnectRequest) {
  return { Container: containerId, EndpointConfig: endpointConfig(settings) };
}

/** What is asked of one endpoint. */
export function endpointConfig(settings: Omit<ConnectRequest, 'containerId'>) {
  const { ipv4, ipv6, linkLocalIps, aliases, links, macAddress, gatewayPriority, driverOptions } = settings;
  return {
    ...((ipv4 || ipv6 || linkLocalIps) && {
      IPAMConfig: {
        ...(ipv4 && { IPv4Address: ipv4 }),
        ...(ipv6 && { IPv6Address: ipv6 }),
        ...(linkLocalIps && { LinkLocalIPs: linkLocalIps }),
      },
    }),
    ...(aliases && { Aliases: aliases }),
    ...(links && { Links: links }),
    ...(macAddress && { MacAddress: macAddress }),
    ...(gatewayPriority !== undefined && { GwPriority: gatewayPriority }),
    ...(driverOptions && { DriverOpts: driverOptions }),
  };
}
