import type { Lab } from '../lab/engine.mjs';

/** What the engine itself holds of one endpoint. */
export interface EngineEndpoint {
  IPAddress: string;
  Aliases: string[] | null;
  IPAMConfig: { IPv4Address?: string; IPv6Address?: string } | null;
  DriverOpts: Record<string, string> | null;
}

/** The endpoints of a container by network, as inspect tells them: past everything of ours. */
export async function endpointsOf(lab: Lab, container: string): Promise<Record<string, EngineEndpoint>> {
  return JSON.parse(await lab.docker('inspect', container, '--format', '{{json .NetworkSettings.Networks}}')) as Record<
    string,
    EngineEndpoint
  >;
}

export async function networksOf(lab: Lab, container: string): Promise<string[]> {
  return Object.keys(await endpointsOf(lab, container)).sort();
}

/** Puts a container back on exactly these networks. */
export async function restore(lab: Lab, container: string, networks: Readonly<Record<string, readonly string[]>>) {
  const now = await endpointsOf(lab, container);
  for (const [network, how] of Object.entries(networks)) {
    if (!now[network]) await lab.docker('network', 'connect', ...how, network, container);
  }
  for (const network of Object.keys(now)) {
    if (!networks[network]) await lab.docker('network', 'disconnect', network, container);
  }
}
