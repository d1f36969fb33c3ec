/**
 * Takes the topology and the pids of its containers, gives the interfaces of the engine's host and which endpoint's veth
 * ends in which. Reads /proc and owns no timer: it is asked when somebody looks, and when attribution changed. Must not
 * import the engine, and must not trust a pid (see `findHostNamespace`).
 */
import type { EndpointAnnotation } from '@/lib/inventory/container-record';
import { hasNamespace, indexTopology } from '@/lib/model';
import type { ContainerId, EndpointId, HostInterface, Topology } from '@/lib/model';
import { findDevices, HostDevices, kindByName } from './host-devices';
import { bridgesOf, findHostNamespace, holdsMost, hostModeProcesses } from './host-namespace';
import type { HostNamespace, HostView } from './host-namespace';
import { readAddresses, readIndexes, readRoutes } from './proc-interfaces';
import type { ProvenInterface } from './source';

/** The interfaces of the engine's host, or why they are not known. */
export type HostReading = { interfaces: HostInterface[]; reason: null } | { interfaces: null; reason: string };

export interface EngineHostOptions {
  topology: () => Topology;
  pidOf: (id: ContainerId) => number | null;
  procRoot?: string;
}

const notVisible =
  'The engine’s processes are not visible from here: it runs on another machine, in a virtual machine, or outside of this container’s PID namespace (which --pid host would share).';
const noneRuns = 'The host is found through a container that runs on a network, and none does.';
const notProven =
  'None of the processes that can be seen from here lives where this engine’s bridges are, so whose interfaces they show is not known.';

export class EngineHost {
  private readonly devices = new HostDevices();

  constructor(private readonly options: EngineHostOptions) {}

  /** Names of both ends: of the one on the host for bridges only, because others do not end there. */
  annotationsOf(proven: ReadonlyMap<EndpointId, ProvenInterface>): Map<EndpointId, EndpointAnnotation> {
    const view = this.view();
    const { networkById } = indexTopology(view.topology);
    const onBridges = view.topology.endpoints.filter(
      ({ id, networkId }) => proven.has(id) && networkById.get(networkId)?.bridge,
    );
    const host = findHostNamespace(view, onBridges);
    const names = host ? readIndexes(host.directory) : null;
    const bridged = new Set(onBridges.map(({ id }) => id));
    return new Map(
      Array.from(proven, ([id, { interfaceName, peerIndex }]) => {
        const peer = peerIndex !== null && bridged.has(id) ? names?.get(peerIndex) : undefined;
        return [id, { interfaceName, hostInterfaceName: peer ?? null }];
      }),
    );
  }

  /** In the kernel's order. */
  read(): HostReading {
    const view = this.view();
    const { containers, endpoints } = view.topology;
    const proven = endpoints.filter(({ active, interfaceName }) => active && interfaceName !== null);
    if (proven.length === 0) {
      const isAnyThere = endpoints.some(({ active, macAddress }) => active && macAddress !== null);
      return { interfaces: null, reason: containers.some(hasNamespace) && isAnyThere ? notVisible : noneRuns };
    }
    const host = findHostNamespace(view, proven);
    return host
      ? { interfaces: interfacesOf(host, view, this.devices), reason: null }
      : { interfaces: null, reason: notProven };
  }

  private view(): HostView {
    const { topology, pidOf, procRoot = '/proc' } = this.options;
    return { topology: topology(), pidOf, root: procRoot };
  }
}

function interfacesOf(host: HostNamespace, view: HostView, reader: HostDevices): HostInterface[] {
  const { directory, counters } = host;
  const bridges = bridgesOf(view.topology);
  const [addresses, routes] = [readAddresses(directory), readRoutes(directory)];
  const indexes = new Map(Array.from(readIndexes(directory), ([index, name]) => [name, index]));
  const numbered = new Map(Array.from(counters.keys(), (name) => [name, indexes.get(name) ?? null]));
  const folder = findDevices([directory, ...hostModeProcesses(view)], (has) => holdsMost(bridges, has));
  const devices = folder === null ? null : reader.read(folder, numbered);
  const networks = networksByInterface(view.topology);
  const ends = new Map(view.topology.endpoints.map(({ id, hostInterfaceName }) => [hostInterfaceName, id]));
  return Array.from(counters, ([name, counted]) => {
    const device = devices?.get(name);
    return {
      name,
      index: numbered.get(name) ?? device?.index ?? null,
      kind: device?.kind ?? kindByName(name, bridges),
      macAddress: device?.macAddress ?? null,
      addresses: addresses.get(name) ?? [],
      routes: routes.get(name) ?? [],
      networkId: networks.get(name) ?? null,
      endpointId: ends.get(name) ?? null,
      ...counted,
    };
  });
}

function networksByInterface({ networks }: Topology) {
  const byInterface = new Map<string, (typeof networks)[number]['id']>();
  for (const { id, bridge, parent } of networks) {
    const name = bridge ?? parent;
    if (name !== null && !byInterface.has(name)) byInterface.set(name, id);
  }
  return byInterface;
}
