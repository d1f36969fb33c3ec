/**
 * lib/commands: takes what the engine holds, gives the request that makes the same again (network-request.ts), and takes
 * requests, gives the same on the docker command line (the others). Pure; must not import anything but the model.
 */
import { chosenScope, heeds } from '@/lib/model';
import type { ConnectRequest, CreateNetworkRequest, Endpoint, Network } from '@/lib/model';

/** A network can be changed in nothing that counts, so what was known of it makes the same one; only its id is new. */
export function requestFor(network: Network): CreateNetworkRequest {
  const { name, driver, internal, attachable, ipv6, ingress, configOnly, configFrom, subnets, options, labels } =
    network;
  const own = { name, driver: configOnly ? 'bridge' : driver, internal, attachable, ingress, configOnly };
  const scope = chosenScope(network);
  const scoped = { ...own, ...(scope !== null && { scope }) };
  // What comes from settings cannot be given beside them.
  if (configFrom !== null) return { ...scoped, configFrom, ipv6: false, subnets: [], options: {}, labels: {} };
  return {
    ...scoped,
    ipv6,
    subnets: subnets.map(({ subnet, gateway, ipRange, reserved }) => ({
      subnet,
      ...(gateway !== null && { gateway }),
      ...(ipRange !== null && { ipRange }),
      reserved,
    })),
    options,
    labels,
  };
}

/** What a person chose about an endpoint, as far as the engine heeds it at connect. */
export function connectRequestFor(endpoint: Endpoint, apiVersion: string | null): ConnectRequest {
  const { aliases, links, linkLocalIps, requestedIpv4, requestedIpv6, macAddress, gatewayPriority, driverOptions } =
    endpoint;
  return {
    containerId: endpoint.containerId,
    ...(requestedIpv4 !== null && { ipv4: requestedIpv4 }),
    ...(requestedIpv6 !== null && { ipv6: requestedIpv6 }),
    ...(aliases.length > 0 && { aliases }),
    ...(links.length > 0 && { links }),
    ...(linkLocalIps.length > 0 && { linkLocalIps }),
    ...(macAddress !== null && heeds(apiVersion, 'macAddress') && { macAddress }),
    ...(gatewayPriority && heeds(apiVersion, 'gatewayPriority') && { gatewayPriority }),
    ...(Object.keys(driverOptions).length > 0 && { driverOptions }),
  };
}
