import ipaddr from 'ipaddr.js';
import { isGone, readProcFile } from './proc-file';
import { parseConnectedRoutes, parseInet6, parseLocalAddresses, parseReachedSubnets } from './proc-route';

/**
 * The kernel's numbers of a namespace's interfaces. No one file of /proc lists them all: `igmp` has those that are up
 * with IPv4, `if_inet6` those with an IPv6 address, `dev_mcast` those that listen to a group. `directory` is
 * `/proc/<pid>`; a file that is not there (no IPv6, no multicast, the process gone) adds nothing.
 */
export function readIndexes(directory: string): Map<number, string> {
  const read = (file: string) => readWhereSupported(`${directory}/net/${file}`);
  return new Map([
    ...pairs(read('dev_mcast'), /^(\d+)\s+(\S+)\s/gm, 10),
    ...pairs(read('if_inet6'), /^[0-9a-f]{32} ([0-9a-f]+) .* (\S+)$/gm, 16),
    ...pairs(read('igmp'), /^(\d+)\t(\S+?)\s*: /gm, 10),
  ]);
}

/** Addresses with prefix by interface name: of IPv4 those that lie in the one connected subnet of one interface. */
export function readAddresses(directory: string): Map<string, string[]> {
  const read = (file: string) => readWhereSupported(`${directory}/net/${file}`);
  const addresses = new Map<string, string[]>();
  const add = (name: string, address: string) => addresses.set(name, [...(addresses.get(name) ?? []), address]);
  const subnets = Array.from(parseConnectedRoutes(read('route')), ([name, routes]) =>
    routes.map((route) => ({ name, subnet: ipaddr.IPv4.parseCIDR(route) })),
  ).flat();
  for (const address of parseLocalAddresses(read('fib_trie'))) {
    const parsed = ipaddr.IPv4.parse(address);
    const around = subnets.filter(({ subnet }) => parsed.match(subnet));
    const [first] = around;
    if (parsed.range() === 'loopback') add('lo', `${address}/8`);
    else if (first && around.length === 1) add(first.name, `${address}/${first.subnet[1]}`);
  }
  for (const [name, ipv6] of parseInet6(read('if_inet6'))) {
    for (const address of ipv6) add(name, shortened(address));
  }
  return addresses;
}

/** IPv4 subnets that each interface leads to, no default route among them. */
export function readRoutes(directory: string): Map<string, string[]> {
  return parseReachedSubnets(readWhereSupported(`${directory}/net/route`));
}

function pairs(text: string, line: RegExp, radix: number): [number, string][] {
  return Array.from(text.matchAll(line), ([, index = '', name = '']) => [Number.parseInt(index, radix), name]);
}

/** As people write it. */
function shortened(address: string): string {
  const [parsed, prefix] = ipaddr.IPv6.parseCIDR(address);
  return `${parsed.toRFC5952String()}/${prefix}`;
}

function readWhereSupported(path: string): string {
  try {
    return readProcFile(path);
  } catch (error) {
    if (isGone(error)) return '';
    throw error;
  }
}
