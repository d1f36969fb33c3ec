import type { DoubleContainer } from './container';
import type { DoubleNetwork } from './network';

/** An event as the engine writes it. Container events also carry the old `status`, `id` and `from`. */
export interface EngineEvent {
  readonly status?: string;
  readonly id?: string;
  readonly from?: string;
  readonly Type: string;
  readonly Action: string;
  readonly Actor: { readonly ID: string; readonly Attributes: Readonly<Record<string, string>> };
  readonly scope: string;
  readonly time: number;
  readonly timeNano: number;
}

/** @param now milliseconds since the epoch */
export function containerEvent(
  container: DoubleContainer,
  action: string,
  now: number,
  more: Readonly<Record<string, string>> = {},
): EngineEvent {
  return {
    status: action,
    id: container.id,
    from: container.image,
    Type: 'container',
    Action: action,
    Actor: {
      ID: container.id,
      Attributes: { ...container.labels, image: container.image, name: container.name, ...more },
    },
    ...stamp(now, 'local'),
  };
}

/** @param now milliseconds since the epoch */
export function networkEvent(network: DoubleNetwork, action: string, now: number, containerId?: string): EngineEvent {
  const Attributes = { ...(containerId && { container: containerId }), name: network.name, type: network.driver };
  return {
    Type: 'network',
    Action: action,
    Actor: { ID: network.id, Attributes },
    ...stamp(now, network.scope === 'swarm' ? 'swarm' : 'local'),
  };
}

const stamp = (now: number, scope: string) => ({ scope, time: Math.floor(now / 1000), timeNano: now * 1_000_000 });
