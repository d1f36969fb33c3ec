import type { CreateNetworkRequest } from '@/lib/model';
import { commandLine } from './command-line';

/** The same request on the docker command line. */
export function createNetworkCommand(request: CreateNetworkRequest): string {
  const pairs = (option: string, map: Readonly<Record<string, string>>) =>
    Object.entries(map).flatMap(([key, value]) => [option, `${key}=${value}`]);
  return commandLine([
    ...['docker', 'network', 'create', '--driver', request.driver],
    ...(request.internal ? ['--internal'] : []),
    ...(request.attachable ? ['--attachable'] : []),
    ...(request.ipv6 ? ['--ipv6'] : []),
    ...(request.scope === undefined ? [] : ['--scope', request.scope]),
    ...(request.ingress ? ['--ingress'] : []),
    ...(request.configOnly ? ['--config-only'] : []),
    ...(request.configFrom === undefined ? [] : ['--config-from', request.configFrom]),
    ...request.subnets.flatMap(({ subnet, gateway, ipRange, reserved }) => [
      ...['--subnet', subnet],
      ...(gateway === undefined ? [] : ['--gateway', gateway]),
      ...(ipRange === undefined ? [] : ['--ip-range', ipRange]),
      ...pairs('--aux-address', reserved),
    ]),
    ...pairs('--opt', request.options),
    ...pairs('--label', request.labels),
    // Engines take names that would be options.
    ...(request.name.startsWith('-') ? ['--'] : []),
    request.name,
  ]);
}
