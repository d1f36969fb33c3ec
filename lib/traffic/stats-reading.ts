import type { ContainerId, EndpointId } from '@/lib/model';
import { attributeStats } from './attribute-stats';
import type { CountersAt, InterfaceCounters, ProvenInterface, TrafficTarget, Unattributed } from './source';
import { isSameTarget } from './targets';

/** What the stats API counted in one container, by interface name. Rejects with AppError. */
export type StatsOf = (id: ContainerId) => Promise<ReadonlyMap<string, InterfaceCounters>>;

/** One answer, and for whom it was asked: a container that restarted or changed its networks since is another. */
export class StatsReading {
  readonly byEndpoint: ReadonlyMap<EndpointId, ProvenInterface & CountersAt>;
  readonly unattributed: readonly Unattributed[];

  /** `takenAt`: monotonic milliseconds. */
  constructor(
    private readonly target: TrafficTarget,
    interfaces: ReadonlyMap<string, InterfaceCounters>,
    readonly takenAt: number,
  ) {
    const { byEndpoint, unattributed } = attributeStats(Array.from(interfaces.keys()), target.endpoints);
    this.byEndpoint = new Map(
      Array.from(byEndpoint).flatMap(([id, interfaceName]) => {
        const counters = interfaces.get(interfaceName);
        return counters ? [[id, { interfaceName, peerIndex: null, counters, takenAt }]] : [];
      }),
    );
    this.unattributed = unattributed.map(({ interfaceName, reason }) => ({
      containerId: target.container.id,
      interfaceName,
      reason,
      counters: interfaces.get(interfaceName) ?? null,
      takenAt,
    }));
  }

  isOf(target: TrafficTarget): boolean {
    return isSameTarget(this.target, target);
  }
}
