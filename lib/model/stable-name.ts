import type { Container } from './container';
import type { ContainerId, EngineId, NetworkId } from './ids';
import type { Network } from './network';
import { oncePerTopology } from './once-per-topology';
import type { Topology } from './topology';

/** Longer ones (names are any text) end in a hash of the whole: 300 and the longest id stay below `layoutKeyLimit`. */
const lengthLimit = 300;

/**
 * What stays the same when a thing is made anew under another id: `ENGINE/network/shop/app`,
 * `ENGINE/container/shop/web/1`, or the container's own name. Unique, whatever the order of the lists. Built once a
 * topology.
 *
 * Networks that share a name are different things, and all of them get their id appended. Containers that share one are
 * predecessors of the newest (Compose keeps the old one until the new one stands, Swarm keeps five old tasks): the newest
 * has the name, and with it the place, the others get their id appended.
 */
export const stableNames = oncePerTopology(buildNames);

/** Of a Compose project or Swarm stack that is drawn as one. */
export function groupKey(engineId: EngineId, project: string): string {
  return nameOf(engineId, 'group', [project]);
}

/** Of the node that stands for the engine's host. */
export function hostKey(engineId: EngineId): string {
  return `${engineId}/host`;
}

/** Of the node that stands for what lies beyond the engine's host. */
export function outsideKey(engineId: EngineId): string {
  return `${engineId}/outside`;
}

function buildNames({ networks, containers }: Topology): ReadonlyMap<NetworkId | ContainerId, string> {
  const names = new Map<NetworkId | ContainerId, string>();
  for (const [name, sharing] of byName(networks, networkName)) {
    for (const { id } of sharing) names.set(id, sharing.length === 1 ? name : `${name}/${id}`);
  }
  for (const [name, sharing] of byName(containers, containerName)) {
    const current = sharing.reduce((a, b) => (isNewer(b, a) ? b : a));
    for (const container of sharing) names.set(container.id, container === current ? name : `${name}/${container.id}`);
  }
  return names;
}

function byName<T>(items: readonly T[], nameOfItem: (item: T) => string): Map<string, [T, ...T[]]> {
  const groups = new Map<string, [T, ...T[]]>();
  for (const item of items) {
    const name = nameOfItem(item);
    const group = groups.get(name);
    if (group) group.push(item);
    else groups.set(name, [item]);
  }
  return groups;
}

function isNewer(a: Container, b: Container): boolean {
  const [timeA, timeB] = [a.createdAt ?? '', b.createdAt ?? ''];
  return timeA === timeB ? a.id > b.id : timeA > timeB;
}

function networkName({ engineId, project, labels, name }: Network): string {
  return nameOf(engineId, 'network', [project ?? '', labels['com.docker.compose.network'] || name]);
}

function containerName(container: Container): string {
  const { engineId, project, service, name } = container;
  const number = numberOf(container);
  const parts = service === null || number === null ? [name] : [project ?? '', service, number];
  return nameOf(engineId, 'container', parts);
}

/** Which of its service's containers: Compose's number, or the slot (the node, of a global service) in Swarm. */
function numberOf({ name, labels, swarmTask }: Container): string | null {
  if (swarmTask !== null) {
    const task = labels['com.docker.swarm.task.name'] || name;
    return task.endsWith(`.${swarmTask}`) ? (task.split('.').at(-2) ?? null) : null;
  }
  // `docker compose run` numbers its containers too, from 1: they are not the service's own.
  if (labels['com.docker.compose.oneoff']?.toLowerCase() === 'true') return null;
  return labels['com.docker.compose.container-number'] || null;
}

function nameOf(engineId: EngineId, kind: 'network' | 'container' | 'group', parts: readonly string[]): string {
  const name = [engineId, kind, ...parts.map(escape)].join('/');
  if (name.length <= lengthLimit) return name;
  const hash = hashOf(name);
  const head = name.slice(0, lengthLimit - hash.length - 1);
  // Half a character would not survive the way to the server.
  return `${head.replace(/[\ud800-\udbff]$/, '')}~${hash}`;
}

/** So that no text can pretend to be two parts, and a line of a file stays one. */
function escape(text: string): string {
  return text.replace(/[%/\u0000-\u001f\u007f-\u009f]/g, encodeURIComponent);
}

/** 16 hex digits (FNV-1a, twice): not for secrets. Names that collide share one, which is provided for. */
function hashOf(text: string): string {
  return [0x811c9dc5, 0x9747b28c].map((seed) => hash32(text, seed).toString(16).padStart(8, '0')).join('');
}

function hash32(text: string, seed: number): number {
  let hash = seed;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}
