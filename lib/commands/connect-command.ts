import type { ConnectRequest } from '@/lib/model';
import { commandLine } from './command-line';

/** The same request on the docker command line, which has no option for a MAC address. */
export function connectCommand(
  network: string,
  container: string,
  {
    ipv4,
    ipv6,
    aliases = [],
    links = [],
    linkLocalIps = [],
    gatewayPriority,
    driverOptions = {},
  }: Omit<ConnectRequest, 'containerId'>,
): string {
  return commandLine([
    ...['docker', 'network', 'connect'],
    ...(ipv4 === undefined ? [] : ['--ip', ipv4]),
    ...(ipv6 === undefined ? [] : ['--ip6', ipv6]),
    ...aliases.flatMap((alias) => ['--alias', alias]),
    ...links.flatMap((link) => ['--link', link]),
    ...linkLocalIps.flatMap((address) => ['--link-local-ip', address]),
    ...(gatewayPriority === undefined ? [] : ['--gw-priority', String(gatewayPriority)]),
    ...Object.entries(driverOptions).flatMap(([key, value]) => ['--driver-opt', `${key}=${value}`]),
    ...(network.startsWith('-') ? ['--'] : []),
    network,
    container,
  ]);
}
