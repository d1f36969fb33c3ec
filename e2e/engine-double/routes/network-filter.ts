import { badRequest, systemError } from '../engine-refusal';
import type { Dialect } from '../engine-version';
import { parseFilters } from '../http/filters';
import { PREDEFINED, type DoubleNetwork } from '../world/network';

const KNOWN = ['id', 'name', 'driver', 'scope', 'type', 'label', 'dangling'];

/** `name` and `id` match anywhere within, the others exactly. */
export function networkFilter(query: URLSearchParams, dialect: Dialect): (network: DoubleNetwork) => boolean {
  const filters = parseFilters(query, dialect, KNOWN);
  for (const type of filters.get('type')) {
    if (type !== 'custom' && type !== 'builtin') throw systemError(`invalid filter: 'type'='${type}'`);
  }
  if (filters.has('dangling') && !filters.get('dangling').every((value) => /^(true|false|0|1)$/.test(value))) {
    throw badRequest(`invalid filter 'dangling=${filters.get('dangling').join()}'`);
  }
  return (network) =>
    filters.some('id', (id) => network.id.includes(id)) &&
    filters.some('name', (name) => network.name.includes(name)) &&
    filters.some('driver', (driver) => network.driver === driver) &&
    filters.some('scope', (scope) => network.scope === scope) &&
    filters.some('type', (type) => (type === 'builtin') === PREDEFINED.includes(network.name)) &&
    filters.labels(network.labels);
}
