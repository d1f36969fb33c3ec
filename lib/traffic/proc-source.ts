/**
 * Takes running containers with their process ids, gives the counters of each endpoint from `/proc/<pid>/net/dev`.
 * Needs the engine host's PID namespace and no capability. Must not import the engine, and must not trust a pid: what
 * it reads is given to an endpoint only after the namespace has been proven to hold that endpoint.
 */
import { statSync } from 'node:fs';
import { setImmediate as breathe } from 'node:timers/promises';
import { reasonOf } from '@/lib/model';
import type { ContainerId, EndpointId } from '@/lib/model';
import { KeptFile } from './kept-file';
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

/** A process whose counters are read. */
interface Followed {
  readonly pid: number;
  /** Of `/proc/<pid>`: it is made with the process, and another one means that the pid was given out again. */
  readonly inode: number;
  /** null where too many are open already. */
  file: KeptFile | null;
  namespace: ProvenNamespace;
  /** When it was last looked whether it is still there, in milliseconds. */
  lookedAt: number;
}

/** Containers read before other work gets a turn: about 4 ms. */
const batch = 256;
/** An open file holds the namespace of a process that has ended: for this long at most (milliseconds). */
const lookAfterMs = 10_000;
/** The others are opened and closed at each reading: descriptors are not Netloom's alone. */
const mostFiles = 1000;

export class ProcSource implements TrafficSource {
  readonly kind = 'proc';
  readonly reason = null;
  private followed = new Map<ContainerId, Followed>();
  private files = 0;
  /** Counts the calls of `rest`. */
  private rests = 0;

  /** `root` is where the engine host's /proc is. */
  constructor(
    private readonly root = '/proc',
    private readonly now: () => number = () => performance.now(),
  ) {}

  async read(targets: readonly TrafficTarget[]): Promise<AttributedCounters> {
    const byEndpoint = new Map<EndpointId, Counted>();
    const unattributed: Unattributed[] = [];
    const { rests, followed: before } = this;
    this.followed = new Map();
    for (const [at, target] of targets.entries()) {
      if (at > 0 && at % batch === 0) await breathe();
      const containerId = target.container.id;
      const known = before.get(containerId);
      before.delete(containerId);
      const followed = this.follow(target, known);
      if (followed === null) continue;
      let isThere = false;
      try {
        isThere = this.readProcess(followed, target, byEndpoint, unattributed);
      } catch (error) {
        if (isGone(error)) continue;
        unattributed.push({ containerId, interfaceName: null, reason: reasonOf(error), counters: null });
      } finally {
        if (isThere) this.followed.set(containerId, followed);
        else this.letGo(followed);
      }
    }
    for (const left of before.values()) this.letGo(left);
    if (this.rests !== rests) this.letAllGo();
    return { byEndpoint, unattributed };
  }

  rest(): void {
    this.rests++;
    this.letAllGo();
  }

  /** The one known, where it still is the target's; null when there is no such process. */
  private follow(target: TrafficTarget, known: Followed | undefined): Followed | null {
    const { pid } = target;
    if (known?.pid === pid && known.file !== null && this.now() - known.lookedAt < lookAfterMs) return known;
    const inode = this.inodeOf(pid);
    if (known?.pid === pid && known.inode === inode) {
      known.lookedAt = this.now();
      return known;
    }
    if (known) this.letGo(known);
    if (inode === null) return null;
    return { pid, inode, file: null, namespace: new ProvenNamespace(target, inode), lookedAt: this.now() };
  }

  /** False when the process is not there any more. */
  private readProcess(
    followed: Followed,
    target: TrafficTarget,
    byEndpoint: Map<EndpointId, Counted>,
    unattributed: Unattributed[],
  ): boolean {
    const directory = `${this.root}/${followed.pid}`;
    const counters = this.countersOf(followed, directory);
    if (!followed.namespace.isStill(target, followed.inode, directory, counters)) {
      // Interfaces go when a process ends, too.
      if (this.inodeOf(followed.pid) !== followed.inode) return false;
      followed.namespace = new ProvenNamespace(target, followed.inode);
    }
    const { namespace } = followed;
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
    return true;
  }

  private countersOf(followed: Followed, directory: string): Map<string, InterfaceCounters> {
    const path = `${directory}/net/dev`;
    if (followed.file === null && this.files < mostFiles) {
      followed.file = new KeptFile(path);
      this.files++;
    }
    const counters = parseNetDev(followed.file?.read() ?? readProcFile(path));
    counters.delete('lo');
    return counters;
  }

  private inodeOf(pid: number): number | null {
    return statSync(`${this.root}/${pid}`, { throwIfNoEntry: false })?.ino ?? null;
  }

  private letGo(followed: Followed): void {
    if (followed.file === null) return;
    followed.file.close();
    followed.file = null;
    this.files--;
  }

  private letAllGo(): void {
    for (const followed of this.followed.values()) this.letGo(followed);
    this.followed = new Map();
  }
}
