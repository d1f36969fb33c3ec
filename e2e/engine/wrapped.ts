import type { Engine } from '@/lib/docker/engine';

/** The engine with some of its methods replaced; the others reach it as they are. */
export function wrapped(engine: Engine, replaced: Partial<Engine>): Engine {
  return {
    address: engine.address,
    describe: () => engine.describe(),
    listNetworks: (only) => engine.listNetworks(only),
    inspectNetwork: (id) => engine.inspectNetwork(id),
    listContainers: (only) => engine.listContainers(only),
    inspectContainer: (id) => engine.inspectContainer(id),
    containerStats: (id) => engine.containerStats(id),
    watch: (signal) => engine.watch(signal),
    createNetwork: (request) => engine.createNetwork(request),
    removeNetwork: (id) => engine.removeNetwork(id),
    connect: (id, request) => engine.connect(id, request),
    disconnect: (id, containerId, force) => engine.disconnect(id, containerId, force),
    listImages: () => engine.listImages(),
    createContainer: (request, marks) => engine.createContainer(request, marks),
    releaseEndpoint: (id, name) => engine.releaseEndpoint(id, name),
    changeContainer: (id, verb) => engine.changeContainer(id, verb),
    removeContainer: (id, force, volumes) => engine.removeContainer(id, force, volumes),
    hidden: () => engine.hidden(),
    probeChanges: () => engine.probeChanges(),
    close: () => engine.close(),
    ...replaced,
  };
}
