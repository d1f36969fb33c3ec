import type { Objects } from '@/lib/filter/filter';
import { indexTopology } from '@/lib/model';
import type { ContainerId, Endpoint, EndpointId, NetworkId, Topology } from '@/lib/model';
import type { DecodedTraffic } from '@/lib/stream/decode-traffic';

/** Milliseconds of the server's clock: the browser's may be another. */
interface Measured {
  seenAt: number;
  /** When it last carried anything, or when measuring it began. */
  quietSince: number;
}

const idleAfterMs = 60_000;
/** A lost second or a reconnection says nothing about a minute; whoever is silent for longer is measured anew. */
const gapMs = 5000;
/** Bytes per second. Less is what is left of rounding. */
const movementAbove = 0.5;

const measured = new Map<EndpointId, Measured>();
/** null while no stream is heard: then nothing is known. */
let heardAt: number | null = null;

/** Called with every tick, so it only writes numbers down: 1,500 endpoints a second. */
export function noteMovement(tick: DecodedTraffic): void {
  const at = Date.parse(tick.at);
  heardAt = at;
  for (const [id, { rxBytesPerSecond: rx, txBytesPerSecond: tx }] of tick.endpoints) {
    if (rx === null || tx === null) continue;
    let known = measured.get(id);
    if (!known || !isRecent(known, at)) {
      known = { seenAt: at, quietSince: at };
      measured.set(id, known);
    }
    known.seenAt = at;
    if (rx > movementAbove || tx > movementAbove) known.quietSince = at;
  }
}

export function forgetMovement(): void {
  heardAt = null;
}

/** Who carried nothing for a minute, in which all endpoints that could carry something were measured. */
export function idleIn(topology: Topology): Objects {
  const at = heardAt;
  if (at === null) return { networks: new Set(), containers: new Set() };
  for (const [id, known] of measured) if (!isRecent(known, at)) measured.delete(id);
  const { endpointsByNetwork, endpointsByContainer } = indexTopology(topology);
  return {
    networks: idleOf<NetworkId>(endpointsByNetwork, at),
    containers: idleOf<ContainerId>(endpointsByContainer, at),
  };
}

function idleOf<Id>(endpointsOf: ReadonlyMap<Id, readonly Endpoint[]>, at: number): Set<Id> {
  const idle = new Set<Id>();
  for (const [id, endpoints] of endpointsOf) {
    // A container that does not run carries nothing, measured or not; where nobody runs there is nothing to measure.
    const active = endpoints.filter((endpoint) => endpoint.active);
    if (active.length > 0 && active.every((endpoint) => isIdle(measured.get(endpoint.id), at))) idle.add(id);
  }
  return idle;
}

function isIdle(known: Measured | undefined, at: number): boolean {
  return known !== undefined && at - known.quietSince >= idleAfterMs;
}

/** A clock that was set back begins anew too. */
function isRecent({ seenAt }: Measured, at: number): boolean {
  return at >= seenAt && at - seenAt <= gapMs;
}
