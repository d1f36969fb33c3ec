import { hasNamespace } from '@/lib/model';
import type { ContainerId, Endpoint, Topology } from '@/lib/model';
import { readProcFile } from './proc-file';
import { parseNetDev } from './proc-net-dev';
import type { InterfaceCounters } from './source';

/** The network namespace in which an engine's bridges are, through a process that lives in it. */
export interface HostNamespace {
  /** `/proc/<pid>` of that process. */
  directory: string;
  counters: ReadonlyMap<string, InterfaceCounters>;
}

export interface HostView {
  topology: Topology;
  pidOf: (id: ContainerId) => number | null;
  /** Where the engine host's /proc is. */
  root: string;
}

/** Containers whose parents are asked before giving up: all of one engine live in the same namespace. */
const probed = 8;

/**
 * The parent of a container's process is its containerd-shim, or conmon, which lives where the engine lives. Only
 * containers whose own namespace is proven are asked, so a remote engine's pids lead nowhere; and what they lead to
 * counts when it holds most of the engine's bridges. Null when there is none.
 */
export function findHostNamespace(
  view: HostView,
  proven: readonly Pick<Endpoint, 'containerId'>[],
): HostNamespace | null {
  const bridges = bridgesOf(view.topology);
  const containers = Array.from(new Set(proven.map(({ containerId }) => containerId))).slice(0, probed);
  for (const id of containers) {
    const found = parentOf(view.root, view.pidOf(id));
    if (found && holdsMost(bridges, (name) => found.counters.has(name))) return found;
  }
  return null;
}

export function bridgesOf({ networks }: Topology): string[] {
  return networks.flatMap(({ bridge }) => bridge ?? []);
}

/** A container in host mode has the host's /sys, where the shim's may show another namespace. */
export function hostModeProcesses({ topology, pidOf, root }: HostView): string[] {
  return topology.containers
    .filter((container) => container.networkMode === 'host' && hasNamespace(container))
    .flatMap(({ id }) => pidOf(id) ?? [])
    .slice(0, 4)
    .map((pid) => `${root}/${pid}`);
}

/** The proof: at least one, and more than half, because one may have been made or removed a moment ago. */
export function holdsMost(bridges: readonly string[], has: (name: string) => boolean): boolean {
  return bridges.filter(has).length * 2 > bridges.length;
}

/** That a process is gone, or may not be looked at, is an ordinary answer. */
function parentOf(root: string, pid: number | null): HostNamespace | null {
  if (pid === null) return null;
  try {
    const parent = /^PPid:\s*(\d+)$/m.exec(readProcFile(`${root}/${pid}/status`))?.[1];
    // 0: the parent is outside of the PID namespace that Netloom sees.
    if (parent === undefined || parent === '0') return null;
    const directory = `${root}/${parent}`;
    return { directory, counters: parseNetDev(readProcFile(`${directory}/net/dev`)) };
  } catch {
    return null;
  }
}
