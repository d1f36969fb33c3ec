import { listOf, mustBeText, objectOf, textOf, textsOf, type JsonObject } from '../http/json-body';
import type { EndpointRequest } from '../world/container';
import type { NetworkSpec, SubnetSpec } from '../world/network';

/** The body of `POST /networks/create` as a spec. */
export function networkSpec(body: JsonObject): NetworkSpec {
  mustBeText(body, 'Name');
  const ipam = objectOf(body.IPAM);
  return {
    name: typeof body.Name === 'string' ? body.Name : '',
    driver: textOf(body.Driver) ?? 'bridge',
    ...(textOf(body.Scope) === 'swarm' && { scope: 'swarm' as const }),
    ipv4: body.EnableIPv4 !== false,
    ipv6: body.EnableIPv6 === true,
    ipamDriver: textOf(ipam.Driver) ?? 'default',
    ipamOptions: ipam.Options ? textsOf(ipam.Options) : null,
    subnets: listOf(ipam.Config).map(subnetSpec),
    internal: body.Internal === true,
    attachable: body.Attachable === true,
    ingress: body.Ingress === true,
    configOnly: body.ConfigOnly === true,
    configFrom: textOf(objectOf(body.ConfigFrom).Network) ?? '',
    options: textsOf(body.Options),
    labels: textsOf(body.Labels),
  };
}

function subnetSpec(config: unknown): SubnetSpec {
  const { Subnet, Gateway, IPRange, AuxiliaryAddresses } = objectOf(config);
  const gateway = textOf(Gateway);
  const ipRange = textOf(IPRange);
  return {
    subnet: textOf(Subnet) ?? '',
    ...(gateway !== undefined && { gateway }),
    ...(ipRange !== undefined && { ipRange }),
    ...(AuxiliaryAddresses ? { auxiliary: textsOf(AuxiliaryAddresses) } : {}),
  };
}

/** `EndpointConfig` of connect. A MAC address is left out: engines below API 1.54 ignore it. */
export function endpointRequest(config: JsonObject): EndpointRequest {
  const ipam = objectOf(config.IPAMConfig);
  const ipv4 = textOf(ipam.IPv4Address);
  const ipv6 = textOf(ipam.IPv6Address);
  return {
    ...(ipv4 !== undefined && { ipv4 }),
    ...(ipv6 !== undefined && { ipv6 }),
    ...(Array.isArray(config.Aliases) && { aliases: listOf(config.Aliases).map(String) }),
    ...(Array.isArray(config.Links) && { links: listOf(config.Links).map(String) }),
    ...(config.DriverOpts ? { driverOptions: textsOf(config.DriverOpts) } : {}),
    ...(typeof config.GwPriority === 'number' && { gatewayPriority: config.GwPriority }),
  };
}
