import ipaddr from 'ipaddr.js';
import type { Endpoint, Network, Subnet } from '@/lib/model';
import { baseOf, isInSubnet, isIpv6 } from './subnet';

/**
 * The subnets with the gateways that they really have: of one that nobody named (20.10 then tells none) the endpoints
 * tell, and where there are none, engines take the first they can.
 */
export function subnetsWithGateway(network: Pick<Network, 'subnets'>, endpoints: readonly Endpoint[]): Subnet[] {
  return network.subnets.map((subnet) => {
    if (subnet.gateway !== null) return subnet;
    const told = endpoints.flatMap(({ gateway, gatewayIpv6 }) => (isIpv6(subnet.subnet) ? gatewayIpv6 : gateway) ?? []);
    const gateway = told.find((one) => isInSubnet(one, subnet.subnet)) ?? firstAddress(subnet);
    return { ...subnet, gateway };
  });
}

/** The lowest that the engine gives to anybody (measured on 20.10): in an IP range its very first. */
function firstAddress({ subnet, ipRange }: Subnet): string | null {
  const base = baseOf(subnet);
  if (base === null) return null;
  const [address] = ipaddr.parseCIDR(base);
  const range = ipRange === null ? null : baseOf(ipRange)?.split('/')[0];
  if (range && range !== address.toString()) return range;
  const bytes = address.toByteArray();
  return ipaddr.fromByteArray([...bytes.slice(0, -1), (bytes.at(-1) ?? 0) + 1]).toString();
}
