import type { InterfaceCounters } from '@/lib/traffic/source';
import { counter, gauge } from './family';
import type { Family, Sample } from './family';
import type { Labels } from './labels';
import type { World } from './world';

/**
 * How many endpoints, containers and networks are told at most. So many endpoints are 40,000 series: 5 MB of text that
 * keep this process busy for a tenth of a second, and as much as a small Prometheus should be given by one target. Far
 * above what one engine runs, so it is a guard and not a setting.
 */
export const mostOfEach = 5000;

/** What endpoints, containers and networks carried since Netloom started, and how many of them are left out. */
export function trafficFamilies({ ledger }: Pick<World, 'ledger'>, labels: Labels): Family[] {
  const endpoints = countedOf(ledger.endpoints, labels.endpoints);
  const containers = countedOf(ledger.containers, labels.containers);
  const networks = countedOf(ledger.networks, labels.networks);
  const kinds = Object.entries({ endpoint: endpoints, container: containers, network: networks });
  return [
    ...interfaceFields.map(([name, field, what]) =>
      counter(
        `netloom_endpoint_${name}_total`,
        `${what} ${ofEndpoint}`,
        samplesOf(endpoints, (of) => of[field]),
      ),
    ),
    ...byteFields.map(([name, field, what]) =>
      counter(
        `netloom_container_${name}_total`,
        `${what} ${ofContainer}`,
        samplesOf(containers, (of) => of[field]),
      ),
    ),
    counter(
      'netloom_network_sent_bytes_total',
      `Bytes that endpoints sent into the network ${ofNetwork}`,
      samplesOf(networks, ({ counters }) => counters.txBytes),
    ),
    counter(
      'netloom_network_delivered_bytes_total',
      `Bytes that the network delivered to endpoints ${ofNetwork}`,
      samplesOf(networks, ({ counters }) => counters.rxBytes),
    ),
    counter('netloom_network_north_south_bytes_total', ofBridge, [
      ...samplesOf(networks, ({ northSouth }) => northSouth?.out ?? null, { direction: 'out' }),
      ...samplesOf(networks, ({ northSouth }) => northSouth?.in ?? null, { direction: 'in' }),
    ]),
    gauge(
      'netloom_series_dropped',
      `Endpoints, containers and networks that are not told, because only ${mostOfEach} of each are.`,
      kinds.map(([kind, { length }]) => ({ labels: { kind }, value: Math.max(0, length - mostOfEach) })),
    ),
  ];
}

type Field = readonly [name: string, field: keyof InterfaceCounters, what: string];

const byteFields = [
  ['receive_bytes', 'rxBytes', 'Bytes that the container received'],
  ['transmit_bytes', 'txBytes', 'Bytes that the container sent'],
] as const satisfies readonly Field[];

const interfaceFields = [
  ...byteFields,
  ['receive_packets', 'rxPackets', 'Packets that the container received'],
  ['transmit_packets', 'txPackets', 'Packets that the container sent'],
  ['receive_errors', 'rxErrors', 'Receive errors of the container'],
  ['transmit_errors', 'txErrors', 'Transmit errors of the container'],
  ['receive_dropped', 'rxDropped', 'Packets to the container that were dropped'],
  ['transmit_dropped', 'txDropped', 'Packets from the container that were dropped'],
] as const satisfies readonly Field[];

const ofEndpoint = 'on this network: the kernel’s counter of its interface there, since Netloom started.';
const ofContainer = 'on all its networks: the kernel’s counters of its interfaces, since Netloom started.';
const ofNetwork = '(the kernel’s counters of their interfaces, since Netloom started; of those that went since, too).';
const ofBridge =
  'Bytes that crossed the bridge of the network, out to the host or the world and in from there: the kernel’s counter of the bridge, since Netloom started. Absent where it cannot be told.';

interface Counted<Counters> {
  labels: Sample['labels'];
  counters: Counters;
}

/** In the order in which they were first counted: whoever is told goes on being told while others come. */
function countedOf<Id, Counters>(
  totals: ReadonlyMap<Id, Counters>,
  labels: ReadonlyMap<Id, Sample['labels']>,
): Counted<Counters>[] {
  return Array.from(totals).flatMap(([id, counters]) => {
    // Counters of what is no more stand until the next reading.
    const own = labels.get(id);
    return own ? [{ labels: own, counters }] : [];
  });
}

/** What a source does not tell is no sample, and above all not 0. */
function samplesOf<Counters>(
  counted: readonly Counted<Counters>[],
  valueOf: (counters: Counters) => number | null,
  more: Sample['labels'] = {},
): Sample[] {
  return counted.slice(0, mostOfEach).flatMap(({ labels, counters }) => {
    const value = valueOf(counters);
    return value === null ? [] : [{ labels: { ...labels, ...more }, value }];
  });
}
