import { canonical } from '@/lib/ipam/subnet';
import { endpointId, hasNamespace, indexTopology } from '@/lib/model';
import type { ConnectRequest, Container, Endpoint, Network, NetworkId, Topology } from '@/lib/model';
import { knownContainer, knownNetwork, named } from './plan';
import type { DisconnectRequest } from './plan-disconnect';
import type { Aspect, View } from './seen-views';

/**
 * Names, the network's settings, whether the container runs and which networks it is on, and who has the addresses that
 * are asked for. Who else is on the network does not count, nor does the address that was foretold: of many that are
 * attached at once, each would be refused for the one before it. Throws `not_found`.
 */
export function viewOfConnect(topology: Topology, networkId: NetworkId, request: ConnectRequest): View {
  const network = knownNetwork(topology, networkId);
  const container = knownContainer(topology, request.containerId);
  const { endpointsByContainer, networkById } = indexTopology(topology);
  const joined = (endpointsByContainer.get(container.id) ?? []).flatMap((one) => networkById.get(one.networkId) ?? []);
  return [
    ...namesOf(network, container),
    settingsOf(network),
    ...(hasNamespace(container)
      ? [
          {
            key: 'runs',
            is: true,
            came: `${named(container)} runs now`,
            left: `${named(container)} is not running any more`,
            other: null,
          },
        ]
      : []),
    ...joined.map((one) => ({
      key: `on ${one.id}`,
      is: true,
      came: `${named(container)} has joined ${named(one)}`,
      left: `${named(container)} has left ${named(one)}`,
      other: null,
    })),
    ...holdersOf(topology, networkId, request),
  ];
}

/**
 * Names, how the container is attached, whether it would be left without a network, and who shares its network. That it
 * has joined others does not count: it then loses less, and a move attaches it elsewhere first. Throws `not_found`.
 */
export function viewOfDisconnect(topology: Topology, { networkId, containerId }: DisconnectRequest): View {
  const network = knownNetwork(topology, networkId);
  const container = knownContainer(topology, containerId);
  const endpoints = indexTopology(topology).endpointsByContainer.get(containerId) ?? [];
  const endpoint = endpoints.find((one) => one.id === endpointId(networkId, containerId));
  const sharers = topology.containers.filter((one) => one.sharesNamespaceWith === containerId);
  return [
    ...namesOf(network, container),
    ...(endpoint ? [attachmentOf(endpoint, network, container)] : []),
    ...(endpoints.length === 1 && endpoint
      ? [{ ...silent('last'), came: `${named(network)} is the last network of ${named(container)}` }]
      : []),
    ...sharers.map((one) => ({
      ...silent(`sharer ${one.id}`),
      came: `${named(one)} shares the network of ${named(container)}`,
    })),
  ];
}

/** Its name, and who is on it or would not start without it. That somebody left does not count. Throws `not_found`. */
export function viewOfRemoval(topology: Topology, id: NetworkId): View {
  const network = knownNetwork(topology, id);
  const { endpointsByNetwork, containerById } = indexTopology(topology);
  const members = (endpointsByNetwork.get(id) ?? []).flatMap((endpoint) => {
    const container = containerById.get(endpoint.containerId);
    return container ? [{ container, active: endpoint.active }] : [];
  });
  return [
    nameOf('network', network),
    ...members.map(({ container, active }) => ({
      ...silent(`member ${container.id}`),
      is: active,
      came: `${named(container)} has joined it`,
      other: `${named(container)} ${active ? 'runs now' : 'is not running any more'}`,
    })),
  ];
}

/** Its going does not count, unless said otherwise. */
function silent(key: string): Aspect {
  return { key, is: true, came: null, left: null, other: null };
}

function nameOf(what: string, one: { name: string }): Aspect {
  return { ...silent(`name of ${what}`), is: one.name, other: `the ${what} is called ${named(one)} now` };
}

function namesOf(network: Network, container: Container): Aspect[] {
  return [nameOf('network', network), nameOf('container', container)];
}

/** Driver options stay out: of an overlay a node learns them only when the first container joins it. */
function settingsOf(network: Network): Aspect {
  const { driver, internal, attachable, subnets } = network;
  return {
    ...silent('settings'),
    is: [driver, internal, attachable, subnets.map(({ subnet, ipRange, reserved }) => [subnet, ipRange, reserved])],
    other: `${named(network)} is set otherwise`,
  };
}

/** Lists tell no aliases, so those of a new container may come to be known between a look and the deed. */
function attachmentOf({ active, ipv4, ipv6 }: Endpoint, network: Network, container: Container): Aspect {
  return {
    key: 'attachment',
    is: [active, ipv4, ipv6],
    came: `${named(container)} has joined ${named(network)}`,
    left: `${named(container)} has left ${named(network)}`,
    other: `${named(container)} is attached to ${named(network)} otherwise`,
  };
}

function holdersOf(topology: Topology, networkId: NetworkId, { ipv4, ipv6 }: ConnectRequest): Aspect[] {
  const { endpointsByNetwork, containerById } = indexTopology(topology);
  const asked = [ipv4, ipv6].flatMap((one) => (one === undefined ? [] : [canonical(one)]));
  return (endpointsByNetwork.get(networkId) ?? []).flatMap((endpoint) => {
    const held = [endpoint.ipv4, endpoint.ipv6, endpoint.requestedIpv4, endpoint.requestedIpv6].flatMap((one) =>
      one === null ? [] : [canonical(one.split('/')[0] ?? '')],
    );
    const holder = containerById.get(endpoint.containerId);
    return asked
      .filter((address) => held.includes(address))
      .map((address) => ({
        ...silent(`${address} of ${endpoint.containerId}`),
        came: `${address} is taken${holder ? ` by ${named(holder)}` : ''}`,
      }));
  });
}
