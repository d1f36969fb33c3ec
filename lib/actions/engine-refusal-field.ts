import type { CreateNetworkRequest } from '@/lib/model';

/** Which field of a new network the engine complains of, by its words: 20.10 measured, later ones where they say the same. */
const places: readonly (readonly [RegExp, string])[] = [
  [/network with name .* already exists|predefined .* network/, 'name'],
  [/configuration network .* does not exist/, 'configFrom'],
  [/configuration network can only contain/, 'configOnly'],
  [/swarm scoped network/, 'scope'],
  [/ingress/i, 'ingress'],
  [/swarm manager/i, 'driver'],
  [/plugin .* not found/, 'driver'],
  [/subpool/i, 'subnets.0.ipRange'],
  [/auxiliary address/, 'subnets.0.reserved'],
  [/gateway/i, 'subnets.0.gateway'],
  [/IPv6 address pool/, 'ipv6'],
  [/macvlan mode/, 'options.macvlan_mode'],
  [/ipvlan mode/, 'options.ipvlan_mode'],
  [/subinterface|vlan id|vlan link|parent/, 'options.parent'],
  [/bridge interface/, 'options.com.docker.network.bridge.name'],
  [/invalid subnet|invalid CIDR|pool overlaps|multiple subnets/i, 'subnets.0.subnet'],
];

/** As a place in the request, e.g. `subnets.1.gateway`; undefined where the words name no single field. */
export function fieldOfEngineRefusal(
  message: string,
  request: Pick<CreateNetworkRequest, 'subnets' | 'options'>,
): string | undefined {
  const option = Object.keys(request.options).find((key) => message.includes(` ${key} `));
  if (option !== undefined) return `options.${option}`;
  const place = places.find(([words]) => words.test(message))?.[1];
  if (!place?.startsWith('subnets.0.')) return place;
  // Where the words hold what was asked for, they tell which of several subnets is meant.
  const at = request.subnets.findIndex(({ subnet, gateway, ipRange, reserved }) =>
    [subnet, gateway, ipRange, ...Object.values(reserved)].some((one) => one !== undefined && message.includes(one)),
  );
  return place.replace('.0.', `.${Math.max(0, at)}.`);
}
