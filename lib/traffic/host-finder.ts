import type { Topology } from '@/lib/model';
import { findDevices } from './host-devices';
import { bridgesOf, findHostNamespace, holdsMost, hostModeProcesses } from './host-namespace';
import type { HostView } from './host-namespace';

export interface FoundHost {
  of: Topology;
  /** `/proc/<pid>` of a process that lives where the bridges are. */
  directory: string;
  /** Where /sys shows the host's interfaces; null where it may not be read. */
  devices: string | null;
}

/** Where the engine's host is, for those who read it often: looked up only when the topology changed. */
export class HostFinder {
  private found: FoundHost | null = null;

  constructor(private readonly view: () => HostView) {}

  /** null where it is out of reach. */
  find(): FoundHost | null {
    const view = this.view();
    if (this.found?.of !== view.topology) this.found = findIn(view);
    return this.found;
  }

  forget(): void {
    this.found = null;
  }
}

function findIn(view: HostView): FoundHost | null {
  const proven = view.topology.endpoints.filter(({ active, interfaceName }) => active && interfaceName !== null);
  const host = findHostNamespace(view, proven);
  if (!host) return null;
  const bridges = bridgesOf(view.topology);
  const processes = [host.directory, `${view.root}/self`, ...hostModeProcesses(view)];
  const devices = findDevices(processes, (has) => holdsMost(bridges, has));
  return { of: view.topology, directory: host.directory, devices };
}
