import type { EngineVersion } from '../engine-version';
import { isAlive, type DoubleContainer, type DoubleEndpoint, type EndpointLease } from '../world/container';
import type { Counters } from '../world/counters';

/** `GET /containers/{id}/stats?stream=false`; `owner` is whose network it uses, itself or another. */
export function containerStats(
  container: DoubleContainer,
  owner: DoubleContainer,
  countersOf: (lease: EndpointLease) => Counters,
  version: EngineVersion,
) {
  const alive = isAlive(container);
  const interfaces = alive ? interfacesOf(owner, version) : [];
  const networks = interfaces.map(([name, lease]) => [name, interfaceJson(countersOf(lease))]);
  return {
    read: alive ? new Date().toISOString() : NEVER,
    preread: NEVER,
    pids_stats: alive ? { current: 1 } : {},
    blkio_stats: Object.fromEntries(BLOCK_LISTS.map((list) => [list, alive ? [] : null])),
    num_procs: 0,
    storage_stats: {},
    cpu_stats: CPU,
    precpu_stats: CPU,
    memory_stats: alive ? { usage: 331_776, limit: 25_276_026_880 } : {},
    name: `/${container.name}`,
    id: container.id,
    ...(networks.length > 0 && { networks: Object.fromEntries(networks) }),
  };
}

const NEVER = '0001-01-01T00:00:00Z';
const BLOCK_LISTS = [
  'io_service_bytes_recursive',
  'io_serviced_recursive',
  'io_queue_recursive',
  'io_service_time_recursive',
  'io_wait_time_recursive',
  'io_merged_recursive',
  'io_time_recursive',
  'sectors_recursive',
];
const CPU = {
  cpu_usage: { total_usage: 0, usage_in_kernelmode: 0, usage_in_usermode: 0 },
  throttling_data: { periods: 0, throttled_periods: 0, throttled_time: 0 },
};

/** Numbered in the order of joining, unless the person named it: only newer engines heed that. */
function interfacesOf({ endpoints }: DoubleContainer, version: EngineVersion): [name: string, EndpointLease][] {
  const named = ({ request }: DoubleEndpoint) =>
    version === '20.10' ? undefined : request.driverOptions?.['com.docker.network.endpoint.ifname'];
  let next = 0;
  return [...endpoints.values()].flatMap((endpoint): [string, EndpointLease][] => {
    const { lease, networkName } = endpoint;
    if (!lease || networkName === 'host' || networkName === 'none') return [];
    return [[named(endpoint) ?? `eth${next++}`, lease]];
  });
}

/** Errors and drops are 0 whatever happens. */
const interfaceJson = ({ rxBytes, rxPackets, txBytes, txPackets }: Counters) => ({
  rx_bytes: rxBytes,
  rx_packets: rxPackets,
  rx_errors: 0,
  rx_dropped: 0,
  tx_bytes: txBytes,
  tx_packets: txPackets,
  tx_errors: 0,
  tx_dropped: 0,
});
