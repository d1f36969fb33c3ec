import { endpointId, networkIdSchema, shortId, type Container, type Endpoint, type NetworkId } from '@/lib/model';
import type { EndpointSettings } from './container-json';
import type { Directory } from './directory';
import { textMap } from './text-map';

/** On these the embedded DNS answers for no container (20.10 to 29); user-defined networks cannot take their names. */
const withoutNames = new Set(['bridge', 'host', 'none', 'ingress']);
const withNamespace: ReadonlySet<Container['state']> = new Set(['running', 'paused', 'restarting']);

/**
 * One entry of `NetworkSettings.Networks`; null when its network exists no more (20.10 keeps the reference of a stopped
 * container to a network that was removed). `inspected`: lists leave aliases out, so names are derived from inspect only.
 */
export function endpointToModel(
  networkName: string,
  settings: EndpointSettings,
  container: Pick<Container, 'id' | 'name' | 'state'>,
  directory: Directory,
  inspected: boolean,
): Endpoint | null {
  const networkId = networkIdOf(networkName, settings, directory);
  if (!networkId) return null;
  const engineEndpointId = settings.EndpointID || null;
  // 20.10 (and every engine when asked for an API below 1.45) adds the short id, which nobody asked for.
  const aliases = unique(settings.Aliases ?? []).filter((alias) => alias !== shortId(container.id));
  return {
    id: endpointId(networkId, container.id),
    networkId,
    containerId: container.id,
    engineEndpointId,
    macAddress: settings.MacAddress || null,
    ipv4: withPrefix(settings.IPAddress, settings.IPPrefixLen),
    ipv6: withPrefix(settings.GlobalIPv6Address, settings.GlobalIPv6PrefixLen),
    gateway: settings.Gateway || null,
    gatewayIpv6: settings.IPv6Gateway || null,
    aliases,
    dnsNames: inspected ? dnsNamesOf(networkName, settings, aliases, container) : [],
    links: settings.Links ?? [],
    linkLocalIps: settings.IPAMConfig?.LinkLocalIPs ?? [],
    requestedIpv4: settings.IPAMConfig?.IPv4Address || null,
    requestedIpv6: settings.IPAMConfig?.IPv6Address || null,
    gatewayPriority: settings.GwPriority ?? null,
    driverOptions: textMap(settings.DriverOpts),
    interfaceName: null,
    hostInterfaceName: null,
    active: withNamespace.has(container.state) && engineEndpointId !== null,
  };
}

function networkIdOf(name: string, settings: EndpointSettings, directory: Directory): NetworkId | null {
  const given = networkIdSchema.safeParse(settings.NetworkID);
  return given.success ? given.data : directory.networkId(name);
}

function dnsNamesOf(
  networkName: string,
  settings: EndpointSettings,
  aliases: readonly string[],
  container: Pick<Container, 'id' | 'name'>,
): string[] {
  if (withoutNames.has(networkName)) return [];
  // From API 1.44 the engine says them itself; before, these are what its DNS answered.
  return unique(settings.DNSNames ?? [container.name, ...aliases, shortId(container.id)]);
}

function withPrefix(address: string | null | undefined, length: number | null | undefined): string | null {
  return address ? `${address}/${length ?? 0}` : null;
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)];
}
