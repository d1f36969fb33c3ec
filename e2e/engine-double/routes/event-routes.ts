import type { EventHub } from '../http/event-hub';
import { eventLine } from '../http/event-hub';
import { parseFilters, type Filters } from '../http/filters';
import type { Router } from '../http/router';
import type { DoubleWorld } from '../world/double-world';
import type { EngineEvent } from '../world/event';

/** Headers go out at once; then what `since` asks for, then what happens. */
export function addEventRoutes(router: Router, world: DoubleWorld, hub: EventHub): void {
  router.add('GET /events', ({ query }) => {
    const filters = parseFilters(query, world.dialect, null);
    const since = secondsOf(query.get('since'));
    const until = secondsOf(query.get('until'));
    const wants = (event: EngineEvent) => eventMatches(event, filters);
    return {
      status: 200,
      headers: { 'Content-Type': 'application/json' },
      stream: (wire) => {
        const past =
          since === null ? [] : hub.ring.filter((event) => event.time >= since && event.time <= (until ?? Infinity));
        wire.write(Buffer.from(past.filter(wants).map(eventLine).join('')));
        if (until === null || until * 1000 > world.now()) return hub.subscribe({ wants, wire });
        wire.end();
        return () => {};
      },
    };
  });
}

function secondsOf(text: string | null): number | null {
  if (text === null || text === '') return null;
  const seconds = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Date.parse(text) / 1000;
  return Number.isNaN(seconds) ? null : seconds;
}

/** `container` and `network` match the beginning of an id or a name, of events of any type, as the engine does. */
function eventMatches({ Type, Action, Actor, scope }: EngineEvent, filters: Filters): boolean {
  const name = Actor.Attributes.name ?? '';
  const actor = (wanted: string) => Actor.ID.startsWith(wanted) || name.startsWith(wanted);
  const loosely = filters
    .get('event')
    .some((wanted) => ['health_status', 'exec_create', 'exec_start'].includes(wanted));
  return (
    filters.some('type', (type) => type === Type) &&
    filters.some('event', (event) => (loosely ? Action.startsWith(event) : Action === event)) &&
    filters.some('scope', (wanted) => wanted === scope) &&
    filters.some('container', actor) &&
    filters.some('network', actor) &&
    filters.some('image', (image) => Actor.Attributes.image === image) &&
    filters.labels(Actor.Attributes)
  );
}
