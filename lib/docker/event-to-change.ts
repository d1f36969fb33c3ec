import { containerIdSchema, networkIdSchema } from '@/lib/model';
import type { EngineChange } from './engine';
import type { EventJson } from './system-json';

/**
 * Asked for on the server side, because health checks emit `exec_*` without end. `health_status` makes the engine match
 * by prefix (moby 25798), which none of the others mind.
 */
export const watchedEvents = {
  type: ['container', 'network', 'daemon', 'node'],
  event: [
    ...['create', 'start', 'restart', 'die', 'stop', 'destroy', 'rename', 'pause', 'unpause', 'health_status'],
    ...['connect', 'disconnect', 'remove', 'update', 'reload'],
  ],
};

/** Which object to read anew; null when the event names none that has a valid id. */
export function eventToChange({ Type, Actor }: EventJson): EngineChange | null {
  if (Type === 'daemon' || Type === 'node') return { kind: 'engine' };
  if (Type === 'container') {
    const id = containerIdSchema.safeParse(Actor.ID);
    return id.success ? { kind: 'container', id: id.data } : null;
  }
  if (Type !== 'network') return null;
  const id = networkIdSchema.safeParse(Actor.ID);
  const containerId = containerIdSchema.safeParse(Actor.Attributes?.['container']);
  return id.success ? { kind: 'network', id: id.data, containerId: containerId.data ?? null } : null;
}
