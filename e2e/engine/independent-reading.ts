/** What the engine says, by another way than the product's: every object inspected, one by one, and read by hand. */
import { z } from 'zod';
import type { Topology } from '@/lib/model';

/** What a topology and an independent reading are compared by. */
export interface Facts {
  networks: Record<string, { name: string; driver: string; internal: boolean; subnets: string[] }>;
  containers: Record<string, ContainerFacts>;
  /** `network container` to what the container is there. */
  endpoints: Record<string, EndpointFacts>;
}

interface ContainerFacts {
  name: string;
  state: string;
  running: boolean;
  networkMode: string;
  health: string;
  /** `0.0.0.0:8080->80/tcp`, or `80/tcp` when it is only exposed; sorted. */
  ports: string[];
}

interface EndpointFacts {
  ipv4: string;
  ipv6: string;
  mac: string;
  engineEndpointId: string;
  gateway: string;
  gatewayIpv6: string;
  requestedIpv4: string;
  requestedIpv6: string;
  /** Sorted, without the short id that 20.10 adds. */
  aliases: string[];
}

type Call = (method: string, path: string) => Promise<unknown>;

const ids = z.array(z.looseObject({ Id: z.string() }));
const network = z.object({
  ...{ Id: z.string(), Name: z.string(), Driver: z.string(), Internal: z.boolean() },
  IPAM: z.object({ Config: z.array(z.object({ Subnet: z.string().optional() })).nullable() }),
  Containers: z.record(z.string(), z.object({ EndpointID: z.string(), IPv4Address: z.string() })).nullish(),
});
const container = z.object({
  ...{ Id: z.string(), Name: z.string(), HostConfig: z.object({ NetworkMode: z.string() }) },
  State: z.object({
    ...{ Status: z.string(), Running: z.boolean(), Health: z.object({ Status: z.string() }).nullish() },
  }),
  NetworkSettings: z.object({
    Ports: z.record(z.string(), z.array(z.object({ HostIp: z.string(), HostPort: z.string() })).nullable()).nullish(),
    Networks: z.record(
      z.string(),
      z.object({
        ...{ NetworkID: z.string(), EndpointID: z.string(), IPAddress: z.string(), IPPrefixLen: z.number() },
        ...{ GlobalIPv6Address: z.string(), GlobalIPv6PrefixLen: z.number(), MacAddress: z.string() },
        ...{ Gateway: z.string(), IPv6Gateway: z.string(), Aliases: z.array(z.string()).nullish() },
        IPAMConfig: z.object({ IPv4Address: z.string().optional(), IPv6Address: z.string().optional() }).nullish(),
      }),
    ),
  }),
});

export async function readIndependently(call: Call): Promise<Facts> {
  const all = async <T>(schema: z.ZodType<T>, list: string, path: string, suffix: string): Promise<T[]> => {
    const found = await Promise.all(
      ids.parse(await call('GET', list)).map(({ Id }) => call('GET', `${path}/${Id}${suffix}`).catch(() => null)),
    );
    return found.filter((item) => item !== null).map((item) => schema.parse(item));
  };
  const networks = await all(network, '/networks', '/networks', '');
  const containers = await all(container, '/containers/json?all=1', '/containers', '/json');
  const facts: Facts = { networks: {}, containers: {}, endpoints: {} };
  for (const { Id, Name, Driver, Internal, IPAM } of networks) {
    const subnets = (IPAM.Config ?? []).flatMap(({ Subnet }) => Subnet ?? []);
    facts.networks[Id] = { name: Name, driver: Driver, internal: Internal, subnets };
  }
  for (const { Id, Name, State, HostConfig, NetworkSettings } of containers) {
    const { Status, Running, Health } = State;
    facts.containers[Id] = {
      ...{ name: Name.slice(1), state: Status, running: Running },
      networkMode: modeOf(HostConfig.NetworkMode, Object.keys(NetworkSettings.Networks), networks, containers),
      // Inspect keeps the last result after the end, when it says nothing any more.
      health: Status === 'running' && Health && Health.Status !== 'none' ? Health.Status : '',
      ports: Object.entries(NetworkSettings.Ports ?? {})
        .flatMap(([port, at]) =>
          at?.length ? at.map(({ HostIp, HostPort }) => `${HostIp}:${HostPort}->${port}`) : port,
        )
        .sort(),
    };
    for (const [name, item] of Object.entries(NetworkSettings.Networks)) {
      const networkId = item.NetworkID || networks.find(({ Name }) => Name === name)?.Id || '';
      if (!facts.networks[networkId]) continue;
      facts.endpoints[`${networkId} ${Id}`] = {
        ipv4: item.IPAddress && `${item.IPAddress}/${item.IPPrefixLen}`,
        ipv6: item.GlobalIPv6Address && `${item.GlobalIPv6Address}/${item.GlobalIPv6PrefixLen}`,
        mac: item.MacAddress,
        engineEndpointId: item.EndpointID,
        ...{ gateway: item.Gateway, gatewayIpv6: item.IPv6Gateway },
        requestedIpv4: item.IPAMConfig?.IPv4Address ?? '',
        requestedIpv6: item.IPAMConfig?.IPv6Address ?? '',
        aliases: [...new Set(item.Aliases ?? [])].filter((alias) => alias !== Id.slice(0, 12)).sort(),
      };
    }
  }
  checkMembers(networks, facts);
  return facts;
}

/** Names for ids, and for `default` (Swarm's tasks, too, say so) the network that it means. */
function modeOf(
  mode: string,
  names: string[],
  networks: z.infer<typeof network>[],
  containers: z.infer<typeof container>[],
): string {
  if (mode === 'default') return names.includes('bridge') ? 'bridge' : (names.sort()[0] ?? 'bridge');
  if (!mode.startsWith('container:')) return networks.find(({ Id }) => Id === mode)?.Name ?? mode;
  const owner = mode.slice('container:'.length);
  return `container:${containers.find(({ Id, Name }) => Id === owner || Name === `/${owner}`)?.Id ?? owner}`;
}

/** The network's own view of its members, where it has one: running and on this node. */
function checkMembers(networks: z.infer<typeof network>[], facts: Facts): void {
  for (const { Id, Containers } of networks) {
    for (const [containerId, member] of Object.entries(Containers ?? {})) {
      const endpoint = facts.endpoints[`${Id} ${containerId}`];
      if (endpoint && endpoint.engineEndpointId === member.EndpointID && endpoint.ipv4 !== member.IPv4Address)
        throw new Error(`the engine contradicts itself: ${endpoint.ipv4} and ${member.IPv4Address}`);
    }
  }
}

/** The same facts as the topology holds them. Keys of its own lists only, so doubles and leftovers would show. */
export function factsOf({ networks, containers, endpoints }: Topology): Facts {
  return {
    networks: Object.fromEntries(
      networks.map(({ id, name, driver, internal, subnets }) => [
        id,
        { name, driver, internal, subnets: subnets.map(({ subnet }) => subnet) },
      ]),
    ),
    containers: Object.fromEntries(
      containers.map(({ id, name, state, networkMode, health, ports }) => [
        id,
        {
          ...{ name, state, networkMode, running: ['running', 'paused', 'restarting'].includes(state) },
          health: health ?? '',
          ports: ports
            .map(({ ip, publicPort, privatePort, protocol }) =>
              publicPort === null
                ? `${privatePort}/${protocol}`
                : `${ip ?? ''}:${publicPort}->${privatePort}/${protocol}`,
            )
            .sort(),
        },
      ]),
    ),
    endpoints: Object.fromEntries(
      endpoints.map((endpoint) => [
        `${endpoint.networkId} ${endpoint.containerId}`,
        {
          ...{ ipv4: endpoint.ipv4 ?? '', ipv6: endpoint.ipv6 ?? '', mac: endpoint.macAddress ?? '' },
          ...{ engineEndpointId: endpoint.engineEndpointId ?? '' },
          ...{ gateway: endpoint.gateway ?? '', gatewayIpv6: endpoint.gatewayIpv6 ?? '' },
          ...{ requestedIpv4: endpoint.requestedIpv4 ?? '', requestedIpv6: endpoint.requestedIpv6 ?? '' },
          aliases: endpoint.aliases.toSorted(),
        },
      ]),
    ),
  };
}
