import type { Engine } from '@/lib/docker/engine';
import type { AppError } from '@/lib/model';

/**
 * Stands where no engine's address could be found out (a broken docker context, a bad DOCKER_HOST): every call rejects
 * with the reason, so the page is served and says it.
 */
export function unresolvedEngine(address: string, reason: AppError): Engine {
  const refuse = () => Promise.reject(reason);
  return {
    address,
    describe: refuse,
    listNetworks: refuse,
    inspectNetwork: refuse,
    listContainers: refuse,
    inspectContainer: refuse,
    containerStats: refuse,
    watch: refuse,
    createNetwork: refuse,
    removeNetwork: refuse,
    connect: refuse,
    disconnect: refuse,
    releaseEndpoint: refuse,
    listImages: refuse,
    createContainer: refuse,
    changeContainer: refuse,
    removeContainer: refuse,
    hidden: () => [],
    probeChanges: refuse,
    close: () => {},
  };
}
