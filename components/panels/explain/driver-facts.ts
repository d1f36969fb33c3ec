import { networkKind, type NetworkKind } from '@/lib/model';
import { shellWord } from './shell-word';

export interface DriverFacts {
  kind: NetworkKind;
  /** What it is. */
  what: string;
  /** The way of a packet. */
  path: string;
  /** When to choose it. */
  choose: string;
  limits: readonly string[];
  /** How one comes to a network of it. */
  command: string | null;
}

type OfKind = Omit<DriverFacts, 'kind'>;

const facts: Record<Exclude<NetworkKind, 'plugin'>, OfKind> = {
  bridge: {
    what: 'A Linux bridge on the host: a virtual switch that one veth of each member ends on.',
    path: 'From the interface inside the container through its veth to the bridge, and there to another member. To the outside through the host’s routing, with the host’s address in place of the container’s (masquerade). From the outside through published ports.',
    choose: 'The usual choice for containers of one host. One network a project keeps projects apart and gives names.',
    limits: [
      'One host: members on other hosts need an overlay.',
      'The default bridge has no DNS names; user-defined ones have.',
      'About a thousand members: a Linux bridge holds no more ports.',
      'The bridge’s own counters hold what the host received or sent, not what passes between members.',
    ],
    command: 'docker network create --driver bridge my-network',
  },
  host: {
    what: 'The host’s own network namespace: the container has no interface and no address of its own.',
    path: 'As for any process of the host: no veth, no bridge, no address translation.',
    choose: 'For what has to see the host’s interfaces, or where address translation costs too much.',
    limits: [
      'No isolation: it reaches, and listens on, whatever the host does.',
      'Two of them cannot listen on the same port, and none can be published.',
      'An engine has one such network, and a container is on it from the start or never.',
    ],
    command: 'docker run --detach --network host nginx',
  },
  none: {
    what: 'No network: a namespace with loopback and nothing else.',
    path: 'None leaves the container.',
    choose: 'For work that must not talk, or whose interfaces something else sets up.',
    limits: ['It cannot be on another network at the same time.', 'An engine has one such network.'],
    command: 'docker run --detach --network none nginx',
  },
  overlay: {
    what: 'One network across the nodes of a Swarm: between nodes its packets travel inside VXLAN.',
    path: 'From the interface inside the container through its veth to a bridge in a namespace of the network’s own. To another node wrapped in UDP, port 4789, under the network’s VXLAN id. To the outside through a second interface, on docker_gwbridge.',
    choose: 'For services and containers on several hosts that are to talk as on one network.',
    limits: [
      'It needs Swarm (docker swarm init), and has to be made attachable before a plain container may join.',
      'VXLAN encapsulates and does not encrypt: the option encrypted adds IPsec to the data plane.',
      'Each packet carries 50 bytes more, so the MTU is usually 1450.',
      'Nodes must reach each other on 2377/tcp, 7946/tcp and udp, and 4789/udp.',
    ],
    command: 'docker network create --driver overlay --attachable my-network',
  },
  macvlan: {
    what: 'Each member has a MAC address of its own on the segment of a host interface, the parent.',
    path: 'From the interface inside the container straight to the parent, and onto its segment: no bridge, no veth, no address translation.',
    choose:
      'For what has to stand on the LAN with an address of its own, such as a DHCP server or a home automation hub.',
    limits: [
      'The host itself cannot reach members: the kernel passes nothing between a parent and its macvlans.',
      'The switch has to allow many MAC addresses on one port; Wi-Fi and most clouds do not.',
      'The engine does not know who else is on the segment: keep its IP range apart from DHCP’s.',
      'No published ports: every port of a member is open to the segment.',
    ],
    command:
      'docker network create --driver macvlan --subnet 192.168.1.0/24 --gateway 192.168.1.1 --opt parent=eth0 my-network',
  },
  ipvlan: {
    what: 'Each member has an address of its own on the segment of a host interface, under that one’s MAC address.',
    path: 'From the interface inside the container straight to the parent. In L2 mode onto its segment; in L3 mode the parent routes, and there is no broadcast.',
    choose: 'As macvlan, where only one MAC address a port is allowed; or L3 mode, where routes lead to the host.',
    limits: [
      'The host itself cannot reach members.',
      'DHCP servers that tell clients apart by MAC address take all members for one.',
      'In L3 mode, routers outside need a route to the subnet.',
      'No published ports: every port of a member is open.',
    ],
    command:
      'docker network create --driver ipvlan --subnet 192.168.1.0/24 --gateway 192.168.1.1 --opt parent=eth0 my-network',
  },
};

/** What a network driver is, by its name. */
export function driverFacts(driver: string): DriverFacts {
  const kind = networkKind({ driver });
  if (kind !== 'plugin') return { kind, ...facts[kind] };
  const word = shellWord(driver);
  return {
    kind,
    what: 'Not one of the engine’s own: a plugin answers for its networks.',
    path: 'Only the plugin knows.',
    choose: 'Where its makers’ description says so.',
    limits: ['What it carries, keeps apart or encrypts cannot be read from the engine.'],
    command: word === null ? null : `docker network create --driver ${word} my-network`,
  };
}
