import type { Privileges } from '@/lib/model';
import type { InspectedContainerJson } from './container-json';

/**
 * By their names, wherever they are: rootless engines and several on one host have paths of their own, and Docker Desktop
 * has further names. Who commands containerd commands what the engine runs on.
 */
const usualSocket = /\/(?:docker(?:\.proxy)?|podman|containerd)\.sock(?:\.raw)?$/;
const usualFolders = ['/', '/run', '/run/podman', '/run/containerd', '/run/docker', '/run/docker/containerd'];

/** null where the engine does not tell: nobody may take that for "none". */
export function privilegesToModel(
  { HostConfig, Mounts }: Pick<InspectedContainerJson, 'HostConfig' | 'Mounts'>,
  socket: string | null,
): Privileges | null {
  if (typeof HostConfig?.Privileged !== 'boolean' || !Mounts) return null;
  return {
    privileged: HostConfig.Privileged,
    addedCapabilities: capabilitiesToModel(HostConfig.CapAdd ?? []),
    engineSocket: Mounts.some(({ Source }) => reachesSocket(Source ?? '', socket)),
  };
}

/** Engines write `CAP_NET_ADMIN`, `NET_ADMIN` and `net_admin`, by their age. */
function capabilitiesToModel(names: readonly string[]): string[] {
  const plain = names.map((name) => name.toUpperCase().replace(/^CAP_/, ''));
  return [...new Set(plain.filter((name) => /^[A-Z0-9_]{1,64}$/.test(name)))].sort();
}

/** Whoever may open the socket commands the engine, also where it is mounted for reading only. */
function reachesSocket(source: string, socket: string | null): boolean {
  const path = plainPath(source);
  if (usualFolders.includes(path) || usualSocket.test(path)) return true;
  return path !== '' && socket !== null && `${plainPath(socket)}/`.startsWith(`${path}/`);
}

/** `/var/run` is a link to `/run` wherever Docker runs, and mounts are told by either. */
function plainPath(path: string): string {
  const straight = path.replace(/\/{2,}/g, '/').replace(/^\/var\/run(?=\/|$)/, '/run');
  return straight.length > 1 ? straight.replace(/\/$/, '') : straight;
}
