import { requestFor } from '@/lib/commands/network-request';
import { chosenScope } from '@/lib/model';
import type { Network } from '@/lib/model';
import { literal, literals } from './compose-keys';

/** Set by Compose on what it makes. */
const ownLabel = /^com\.docker\.compose\./;

/** Why Compose cannot make it, a clause of its own; null where it can. */
export function whyNotByCompose(network: Network): string | null {
  if (network.configOnly) return 'Compose has no networks that only hold settings';
  if (network.configFrom !== null) return 'Compose cannot take settings from another network';
  if (network.ingress) return 'Compose has no ingress';
  return chosenScope(network) === null ? null : 'Compose cannot ask for the scope of a Swarm';
}

/** What stands under its key in `networks:`. */
export function composeNetwork(network: Network): object {
  const { driver, internal, attachable, ipv6, subnets, options, labels } = requestFor(network);
  const own = Object.fromEntries(Object.entries(labels).filter(([key]) => !ownLabel.test(key)));
  return {
    name: literal(network.name),
    driver: literal(driver),
    ...(Object.keys(options).length > 0 && { driver_opts: literals(options) }),
    ...(internal && { internal }),
    ...(attachable && { attachable }),
    // Known to newer versions only, as engines without IPv4 are.
    ...(!network.ipv4 && { enable_ipv4: false }),
    ...(ipv6 && { enable_ipv6: ipv6 }),
    ...(subnets.length > 0 && { ipam: { config: subnets.map(composeSubnet) } }),
    ...(Object.keys(own).length > 0 && { labels: literals(own) }),
  };
}

function composeSubnet({ subnet, gateway, ipRange, reserved }: ReturnType<typeof requestFor>['subnets'][number]) {
  return {
    subnet,
    ...(ipRange !== undefined && { ip_range: ipRange }),
    ...(gateway !== undefined && { gateway }),
    ...(Object.keys(reserved).length > 0 && { aux_addresses: literals(reserved) }),
  };
}

/** A network that is there already. */
export function externalNetwork({ name }: Network): object {
  return { name: literal(name), external: true };
}
