/** What the engine says, by another way than the product's: every object inspected, one by one, and read by hand. */
import { z } from 'zod';
import type { Topology } from '@/lib/model';

/** What a topology and an independent reading are compared by. */
export interface Facts {
  networks: Record<string, { name: string; driver: string; internal: boolean; subnets: string[] }>;
  containers: Record<string, { name: string; state: string; running: boolean }>;
  /** `network container` to addresses. */
  endpoints: Record<string, { ipv4: string; ipv6: string; mac: string; engineEndpointId: string }>;
}

type Call = (method: string, path: string) => Promise<unknown>;

const ids = z.array(z.looseObject({ Id: z.string() }));
const network = z.object({
  ...{ Id: z.string(), Name: z.string(), Driver: z.string(), Internal: z.boolean() },
  IPAM: z.object({ Config: z.array(z.object({ Subnet: z.string().optional() })).nullable() }),
  Containers: z.record(z.string(), z.object({ EndpointID: z.string(), IPv4Address: z.string() })).nullish(),
});
const container = z.object({
  ...{ Id: z.string(), Name: z.string(), State: z.object({ Status: z.string(), Running: z.boolean() }) },
  NetworkSettings: z.object({
    Networks: z.record(
      z.string(),
      z.object({
        ...{ NetworkID: z.string(), EndpointID: z.string(), IPAddress: z.string(), IPPrefixLen: z.number() },
        ...{ GlobalIPv6Address: z.string(), GlobalIPv6PrefixLen: z.number(), MacAddress: z.string() },
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
  for (const { Id, Name, State, NetworkSettings } of containers) {
    facts.containers[Id] = { name: Name.slice(1), state: State.Status, running: State.Running };
    for (const [name, item] of Object.entries(NetworkSettings.Networks)) {
      const networkId = item.NetworkID || networks.find(({ Name }) => Name === name)?.Id || '';
      if (!facts.networks[networkId]) continue;
      facts.endpoints[`${networkId} ${Id}`] = {
        ipv4: item.IPAddress && `${item.IPAddress}/${item.IPPrefixLen}`,
        ipv6: item.GlobalIPv6Address && `${item.GlobalIPv6Address}/${item.GlobalIPv6PrefixLen}`,
        mac: item.MacAddress,
        engineEndpointId: item.EndpointID,
      };
    }
  }
  checkMembers(networks, facts);
  return facts;
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
      containers.map(({ id, name, state }) => [
        id,
        { name, state, running: ['running', 'paused', 'restarting'].includes(state) },
      ]),
    ),
    endpoints: Object.fromEntries(
      endpoints.map(({ networkId, containerId, ipv4, ipv6, macAddress, engineEndpointId }) => [
        `${networkId} ${containerId}`,
        { ipv4: ipv4 ?? '', ipv6: ipv6 ?? '', mac: macAddress ?? '', engineEndpointId: engineEndpointId ?? '' },
      ]),
    ),
  };
}
