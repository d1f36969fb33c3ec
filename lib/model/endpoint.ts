import * as z from 'zod/mini';
import {
  containerIdSchema,
  endpointId,
  endpointIdSchema,
  networkIdSchema,
  type ContainerId,
  type NetworkId,
} from './ids';
import { textMapSchema } from './network';

/** What ties one container to one network. Addresses are null while the container does not run. */
export const endpointSchema = z.object({
  id: endpointIdSchema,
  networkId: networkIdSchema,
  containerId: containerIdSchema,
  /** The engine's own id of it, which changes at every restart. */
  engineEndpointId: z.nullable(z.string()),
  macAddress: z.nullable(z.string()),
  /** With prefix length, e.g. `172.21.0.3/24`. */
  ipv4: z.nullable(z.string()),
  /** With prefix length. */
  ipv6: z.nullable(z.string()),
  gateway: z.nullable(z.string()),
  gatewayIpv6: z.nullable(z.string()),
  aliases: z.array(z.string()),
  /** Names the embedded DNS answers for it on this network; none on the default bridge. */
  dnsNames: z.array(z.string()),
  /** Containers that it reaches under a name of its own, as `container:name` (`--link`); the older way to aliases. */
  links: z.array(z.string()),
  /** Further addresses of its interface (`--link-local-ip`). */
  linkLocalIps: z.array(z.string()),
  /** Static address asked for at connect, without prefix. */
  requestedIpv4: z.nullable(z.string()),
  requestedIpv6: z.nullable(z.string()),
  /** Which of a container's networks leads outside: the highest wins; null where the engine knows none (API < 1.48). */
  gatewayPriority: z.nullable(z.number().check(z.int())),
  /** Given to the driver at connect. */
  driverOptions: textMapSchema,
  /** Inside the container, e.g. `eth0`. The engine does not tell it: null until traffic attribution has proven it. */
  interfaceName: z.nullable(z.string()),
  /** The other end of its veth, on the engine's host: for bridges, once proven. */
  hostInterfaceName: z.nullable(z.string()),
  /** False for a configured network of a container that does not run. */
  active: z.boolean(),
});
export type Endpoint = z.infer<typeof endpointSchema>;

/** One of which nothing is known but whom it ties to what. */
export function bareEndpoint(networkId: NetworkId, containerId: ContainerId): Endpoint {
  return {
    id: endpointId(networkId, containerId),
    networkId,
    containerId,
    engineEndpointId: null,
    macAddress: null,
    ipv4: null,
    ipv6: null,
    gateway: null,
    gatewayIpv6: null,
    aliases: [],
    dnsNames: [],
    requestedIpv4: null,
    requestedIpv6: null,
    gatewayPriority: null,
    links: [],
    linkLocalIps: [],
    driverOptions: {},
    interfaceName: null,
    hostInterfaceName: null,
    active: false,
  };
}
