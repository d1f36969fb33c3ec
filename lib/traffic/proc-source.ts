/**
 * Takes running containers with their process ids, gives the counters of each endpoint from `/proc/<pid>/net/dev`.
 * Needs the engine host's PID namespace and no capability. Must not import the engine, and must not trust a pid: what
 * it reads is given to an endpoint only after the namespace has been proven to hold that endpoint.
 */
import { statSync } from 'node:fs';
import { setImmediate as breathe } from 'node:timers/promises';
import { reasonOf } from '@/lib/model';
import type { ContainerId, EndpointId } from '@/lib/model';
import { isGone, readProcFile } from './proc-file';
import { parseNetDev } from './proc-net-dev';
import { ProvenNamespace } from './proven-namespace';
import type {
  AttributedCounters,
  InterfaceCounters,
  ProvenInterface,
  TrafficSource,
  TrafficTarget,
  Unattributed,
} from './source';

type Counted = ProvenInterface & { counters: InterfaceCounters };

/** Containers read before other work gets a turn: about 6 ms. */
const batch = 256;

export class ProcSource implements TrafficSource {
  readonly kind = 'proc';
  readonly reason = null;
  private proven = new Map<ContainerId, ProvenNamespace>();

  /** `root` is where the engine host's /proc is. */
  constructor(private readonly root = '/proc') {}

  async read(targets: readonly TrafficTarget[]): Promise<AttributedCounters> {
    const byEndpoint = new Map<EndpointId, Counted>();
    const unattributed: Unattributed[] = [];
    const before = this.proven;
    this.proven = new Map();
    for (const [at, target] of targets.entries()) {
      if (at > 0 && at % batch === 0) await breathe();
      const containerId = target.container.id;
      try {
        const namespace = this.readTarget(target, before.get(containerId), byEndpoint, unattributed);
        if (namespace) this.proven.set(containerId, namespace);
      } catch (error) {
        if (isGone(error)) continue;
        unattributed.push({ containerId, interfaceName: null, reason: reasonOf(error), counters: null });
      }
    }
    return { byEndpoint, unattributed };
  }

  /** Null when there is no such process. */
  private readTarget(
    target: TrafficTarget,
    known: ProvenNamespace | undefined,
    byEndpoint: Map<EndpointId, Counted>,
    unattributed: Unattributed[],
  ): ProvenNamespace | null {
    const directory = `${this.root}/${target.pid}`;
    // The inode is made with the process: another one means that the pid was given out again.
    const inode = statSync(directory, { throwIfNoEntry: false })?.ino;
    if (inode === undefined) return null;
    const counters = parseNetDev(readProcFile(`${directory}/net/dev`));
    counters.delete('lo');
    const namespace = known?.isStill(target, inode, directory, counters) ? known : new ProvenNamespace(target, inode);
    namespace.proveWhenDue(directory, counters);
    for (const [id, proven] of namespace.byEndpoint) {
      const ofInterface = counters.get(proven.interfaceName);
      if (ofInterface) byEndpoint.set(id, { ...proven, counters: ofInterface });
    }
    const containerId = target.container.id;
    for (const { interfaceName, reason } of namespace.unattributed) {
      const left = interfaceName === null ? undefined : counters.get(interfaceName);
      unattributed.push({ containerId, interfaceName, reason, counters: left ?? null });
    }
    return namespace;
  }
}
