import type { DoubleWorld } from '../world/double-world';
import type { ContainerHands } from './stage.mjs';

/** The scenario's hands on the double: it has no routes for containers yet, so the world is changed directly. */
export function worldHands(world: DoubleWorld): ContainerHands {
  const acts = {
    start: world.start,
    stop: world.stop,
    kill: world.kill,
    pause: world.pause,
    unpause: world.unpause,
    restart: world.restart,
    remove: world.removeContainer,
  };
  return {
    create: async ({ name, network, labels = {}, port, healthy }) => {
      const shared = network.startsWith('container:') ? world.container(network.slice('container:'.length)).id : null;
      world.createContainer({
        name,
        state: 'created',
        image: 'rec-busybox',
        networkMode: shared ? `container:${shared}` : network,
        labels,
        ...(healthy && { health: 'starting' as const }),
        ports: port === undefined ? [] : [{ privatePort: port, publicPort: port, protocol: 'tcp' }],
      });
    },
    act: async (name, act) => acts[act](name),
    untilHealthy: async (name) => world.setHealth(name, 'healthy'),
    rename: async (name, newName) => world.rename(name, newName),
  };
}
