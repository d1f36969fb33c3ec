import type { Dialect } from '../engine-version';
import { parseFilters } from '../http/filters';
import { isAlive, type DoubleContainer } from '../world/container';

const KNOWN = [
  'id',
  'name',
  'label',
  'status',
  'network',
  'health',
  'ancestor',
  'exited',
  'is-task',
  'volume',
  'publish',
  'expose',
  'before',
  'since',
  'isolation',
];

/** Stopped ones only with `all` or when a status is asked for. The filters after `ancestor` are accepted and ignored. */
export function containerFilter(query: URLSearchParams, dialect: Dialect): (container: DoubleContainer) => boolean {
  const filters = parseFilters(query, dialect, KNOWN);
  const all = ['1', 'true', 'True'].includes(query.get('all') ?? '') || filters.has('status');
  return (container) =>
    (all || isAlive(container)) &&
    filters.some('id', (id) => container.id.startsWith(id)) &&
    filters.some('name', (name) => `/${container.name}`.includes(name.replace(/^\^/, '').replace(/\$$/, ''))) &&
    filters.some('status', (status) => container.state === status) &&
    filters.some('health', (health) => (container.health ?? 'none') === health) &&
    filters.some('ancestor', (image) => container.image === image) &&
    filters.some('network', (network) => isOn(container, network)) &&
    filters.labels(container.labels);
}

const isOn = ({ endpoints }: DoubleContainer, network: string): boolean =>
  endpoints.has(network) ||
  [...endpoints.values()].some(({ networkId }) => networkId !== '' && networkId.startsWith(network));
