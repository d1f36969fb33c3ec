import { isPredefined, networkKind, type Network } from '@/lib/model';

/** Containers that are attached and do not count, and such that are not attached and yet take part. */
interface Uncounted {
  /** Attached, with no active endpoint. */
  idle: number;
  /** In the network namespace of an attached container. */
  guests: number;
}

/** What the number of possible pairs of a network does not tell, a sentence each. */
export function leftOutOf(network: Network, { idle, guests }: Uncounted): string[] {
  const sentences: string[] = [];
  if (idle > 0) sentences.push(`${containers(idle)} attached but not running: only active endpoints count.`);
  if (guests > 0) {
    sentences.push(
      `${containers(guests)} in the namespace of a member, which talk${guests === 1 ? 's' : ''} as that member, and with it over loopback.`,
    );
  }
  return [...sentences, ...ofKind(network)];
}

const firewall = 'Firewall rules that somebody added (iptables, nftables): they can only make it fewer.';

function ofKind(network: Network): string[] {
  switch (networkKind(network)) {
    case 'bridge':
      return ofBridge(network);
    case 'overlay':
      return ofOverlay(network);
    case 'macvlan':
    case 'ipvlan':
      return ofParent(network);
    case 'host':
      return [
        'The containers among each other: all are in the host’s namespace, and talk over loopback as its processes do.',
        'Whatever else the host reaches: to the outside, these containers are the host.',
        firewall,
      ];
    // Nobody is joined, or only the plugin knows who: the rule says so already.
    case 'none':
    case 'plugin':
      return [];
  }
}

function ofBridge(network: Network): string[] {
  const isolated = network.options['com.docker.network.bridge.gateway_mode_ipv4'] === 'isolated';
  const sentences = [
    isolated
      ? 'Nothing for the host: in gateway mode isolated it has no address on the bridge.'
      : `The host itself, which reaches every address on the bridge${network.internal ? ', although the network is internal' : ''}.`,
  ];
  if (!network.internal) {
    sentences.push(
      network.masquerade === false
        ? 'The outside: published ports let it in, and what leaves keeps its address and needs a route back.'
        : 'The outside: published ports let it in, and address translation lets containers out.',
    );
  }
  if (network.icc === false) {
    sentences.push('Detours: a port published on the host may still lead from one member to another.');
  }
  if (isPredefined(network)) {
    sentences.push('Names: on the default bridge, containers reach each other by address only.');
  }
  return [...sentences, firewall];
}

function ofOverlay(network: Network): string[] {
  return [
    'Members on other nodes: this engine lists its own only, so the whole network may make more pairs possible.',
    network.ingress
      ? 'The routing mesh: ingress carries published ports to tasks, and is not meant for tasks to talk over.'
      : 'The virtual addresses of services, which Swarm spreads over their tasks.',
    firewall,
  ];
}

/** macvlan and ipvlan: on the parent's segment. */
function ofParent(network: Network): string[] {
  const { macvlan_mode: macvlan, ipvlan_mode: ipvlan, ipvlan_flag: flag } = network.options;
  const sentences = ['The host itself: the kernel passes nothing between a parent and the interfaces on it.'];
  if (!network.internal) sentences.push('Machines on the parent’s segment, which reach every address directly.');
  if (macvlan === 'vepa' || flag === 'vepa') {
    sentences.push('The switch: in VEPA mode, members reach each other only where it sends frames back.');
  }
  if (ipvlan === 'l3' || ipvlan === 'l3s') {
    sentences.push('Other ipvlan networks on the same parent, to which the kernel routes in L3 mode.');
  }
  return [...sentences, 'Filters on the segment (port security, VLAN lists): they can only make it fewer.'];
}

function containers(count: number): string {
  return `${count} ${count === 1 ? 'container' : 'containers'}`;
}
