import { containerIdSchema, visibleText, type EngineId } from '@/lib/model';
import type { InspectedNetwork } from './engine';
import type { InspectedNetworkJson } from './network-json';
import { networkToModel } from './network-to-model';
import { isWhole } from './text-map';

/** Endpoints of the engine's own on an overlay: the load balancer of its services, and the ingress. */
const engineOwned = /^(?:lb-|ingress-sbox$|gateway_)/;

export function inspectedNetworkToModel(raw: InspectedNetworkJson, engineId: EngineId): InspectedNetwork {
  const peers = raw.Peers ?? [];
  return {
    network: networkToModel(raw, engineId),
    attached: Object.entries(raw.Containers ?? {})
      .filter(([key]) => !engineOwned.test(key))
      .map(([key, { Name }]) => {
        // An endpoint without a container is listed as `ep-` and its own id.
        const id = containerIdSchema.safeParse(key);
        return { containerId: id.success ? id.data : null, name: Name ?? '' };
      }),
    // Plain containers on it are told under no name.
    services: Object.keys(raw.Services ?? {}).filter((name) => name !== ''),
    nodes: peers.length > 1 ? peers.map(({ Name }) => Name ?? '') : [],
    beyondRequest: beyondRequest(raw),
  };
}

function beyondRequest({ IPAM, Options, Labels, EnableIPv4 }: InspectedNetworkJson): string[] {
  const [driver, options] = [IPAM?.Driver || 'default', Object.keys(IPAM?.Options ?? {})];
  return [
    ...(driver === 'default' ? [] : [`the address driver ${visibleText(driver)}`]),
    ...options.map((option) => `the address option ${visibleText(option)}`),
    ...(EnableIPv4 === false ? ['that it has no IPv4'] : []),
    ...(isWhole(Options) ? [] : ['an option as long as one of these']),
    ...(isWhole(Labels) ? [] : ['a label as long as one of these']),
  ];
}
