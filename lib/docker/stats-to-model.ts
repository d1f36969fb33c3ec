import type { ContainerStatsJson } from './container-json';
import type { InterfaceStats } from './engine';

/** By interface name. The engine's zeros for errors and drops are no knowledge, and do not pass for any. */
export function statsToModel({ networks }: ContainerStatsJson): Map<string, InterfaceStats> {
  return new Map(
    Object.entries(networks ?? {}).map(([name, counted]) => [
      name,
      {
        rxBytes: counted.rx_bytes,
        txBytes: counted.tx_bytes,
        rxPackets: counted.rx_packets,
        txPackets: counted.tx_packets,
        rxErrors: null,
        txErrors: null,
        rxDropped: null,
        txDropped: null,
      },
    ]),
  );
}
