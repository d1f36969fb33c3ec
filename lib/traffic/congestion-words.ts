import type { CongestionReason, Network } from '@/lib/model';
import { secondsOf, worseDirection } from './congestion-limits';
import { dropShare, errorShare, sumOf } from './congestion-slice';
import type { Ceiling, Direction, Slice } from './congestion-slice';

export interface Known {
  ceiling: Ceiling | null;
  /** Bytes per second. */
  link: number | null;
}

type Underneath = Pick<Network, 'driver' | 'parent' | 'mtu'> | null;

const verb: Readonly<Record<Direction, string>> = { rx: 'received', tx: 'sent' };

/** What was counted in the slices that a reason looks back on. */
export function evidenceOf(reason: CongestionReason, slices: readonly Slice[], { ceiling, link }: Known): string {
  const direction = worseDirection(reason, slices);
  const { bytes, packets, dropped, errors } = sumOf(slices, direction);
  const over = `over the last ${Math.round(secondsOf(slices))} s`;
  const rate = bytes / secondsOf(slices);
  const lost = (share: number, count: number, what: string) =>
    `${percent(share)} of ${verb[direction]} packets ${what} ${over}: ${whole(count)} of ${whole(packets + count)}`;
  switch (reason) {
    case 'drops':
      return lost(dropShare({ bytes, packets, dropped, errors }), dropped, 'were dropped');
    case 'errors':
      return lost(errorShare({ bytes, packets, dropped, errors }), errors, 'had errors');
    case 'ceiling': {
      const most = ceiling && ` (${megabytes(ceiling.bytesPerSecond)} within ${age(ceiling.overSeconds)})`;
      const share = ceiling ? percent(rate / ceiling.bytesPerSecond) : 'About';
      return `${share} of the highest rate known${most ?? ''} ${over}: ${megabytes(rate)} ${verb[direction]}`;
    }
    case 'link': {
      const share = link ? percent(rate / link) : 'Most';
      return `${share} of the link’s speed${link ? ` (${bits(link)})` : ''} ${over}: ${megabytes(rate)} ${verb[direction]}`;
    }
  }
}

/** What helps, by what is underneath: the counters of a veth mean something else than those of hardware. */
export function adviceOn(reason: CongestionReason, slices: readonly Slice[], network: Underneath): string {
  const direction = worseDirection(reason, slices);
  switch (reason) {
    case 'drops':
      return network?.parent
        ? `${parentDrops[direction](network.parent)} ${apart}`
        : `${vethDrops[direction]} ${apart}${mtuOf(network)}`;
    case 'errors':
      return network?.parent ? parentErrors(network.parent) : `${vethErrors}${mtuOf(network)}`;
    case 'ceiling':
      return 'It carries as much as it ever did, which is where it may stop growing. Where answers have become slow, more replicas share the load, and a network of its own keeps the busiest container from the others.';
    case 'link':
      return `${network?.parent ?? 'The link underneath'} is full: limit the busiest container’s rate, move it to another link or host, or take a faster or bonded link. Longer queues only add delay.`;
  }
}

const apart =
  'A network of its own for the busiest container, a limit on its rate or more replicas take the load off the others.';

/*
 * Both ends of a veth count what the other could not take: netif_rx puts packets on the backlog of one CPU, and drops
 * them when that is full (net/core/dev.c: enqueue_to_backlog) or when they are longer than the MTU of the end they come to
 * (is_skb_forwardable). Losses in sockets' buffers are counted elsewhere, so rmem_max is no cure; nor is txqueuelen,
 * because a veth has no queue of its own.
 */
const vethDrops: Readonly<Record<Direction, string>> = {
  rx: 'More packets come in than the kernel takes off the interface, whose queue is the backlog of a CPU: a larger net.core.netdev_max_backlog on the host takes longer bursts (socket buffers such as rmem_max are not what overflows).',
  tx: 'The host does not take all that is sent: the backlog of a CPU is full (a larger net.core.netdev_max_backlog takes longer bursts), the other end of the veth has a smaller MTU than what is sent (compare both: ip link), or it is down. A larger txqueuelen helps only where a queueing discipline was set with tc.',
};

const parentDrops: Readonly<Record<Direction, (parent: string) => string>> = {
  rx: (parent) =>
    `More packets come in over ${parent} than the kernel takes: larger receive rings (ethtool -G ${parent} rx) and a larger net.core.netdev_max_backlog on the host take longer bursts.`,
  tx: (parent) =>
    `The queue of ${parent} is full: a larger one (ip link set dev ${parent} txqueuelen) takes longer bursts, but not more than the link carries.`,
};

const vethErrors =
  'Errors are packets that are damaged or do not fit, and no sign of load. A veth has no cable: compare the MTU on both ends and along the way, and look for what changes packets (XDP programs, offloads: ip -s -s link, ethtool -S).';

function parentErrors(parent: string): string {
  return `Errors are packets that are damaged or do not fit, and no sign of load: look for the cable, the duplex mode, the driver or an MTU that differs (ethtool -S ${parent}).`;
}

/** VXLAN takes 50 bytes of each packet (IPv4 underneath), 70 over IPv6. */
function mtuOf(network: Underneath): string {
  if (network?.driver !== 'overlay') return '';
  const own = network.mtu === null ? 'its MTU' : `its MTU (${network.mtu})`;
  return ` On an overlay, make sure first that ${own} is at least 50 bytes below that of the network underneath: full packets are lost otherwise.`;
}

function percent(share: number): string {
  const value = share * 100;
  return `${value >= 9.95 ? Math.round(value) : value >= 0.095 ? value.toFixed(1) : value.toFixed(2)} %`;
}

function whole(count: number): string {
  return Math.round(count).toLocaleString('en-US');
}

function megabytes(bytesPerSecond: number): string {
  const value = bytesPerSecond / 1e6;
  return `${value >= 99.5 ? whole(value) : value.toPrecision(3)} MB/s`;
}

function bits(bytesPerSecond: number): string {
  const value = (bytesPerSecond * 8) / 1e6;
  return value >= 1000 ? `${Number((value / 1000).toFixed(1))} Gbit/s` : `${Math.round(value)} Mbit/s`;
}

function age(seconds: number): string {
  const hours = seconds / 3600;
  return hours >= 48
    ? `${Math.round(hours / 24)} days`
    : hours >= 2
      ? `${Math.round(hours)} h`
      : `${Math.round(seconds / 60)} min`;
}
