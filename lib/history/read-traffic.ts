import { AppError, endpointIdSchema, networkTrafficFields, plusKnown, stableNames } from '@/lib/model';
import type {
  Container,
  Network,
  NetworkId,
  Topology,
  TrafficColumns,
  TrafficPart,
  TrafficQuery,
  TrafficSeries,
} from '@/lib/model';
import type { History } from './history';
import { rangeOf } from './range';
import type { Range } from './range';
import { readColumns, stepsIn } from './read-columns';
import type { Column } from './read-columns';
import { containerOf, endpointKey, engineKey, isOnNetwork, networkKey } from './series-key';
import type { SeriesKey } from './series-key';

/** What a query can name. */
export interface Directory {
  topology: Topology;
  resolveNetwork(reference: string): Network | null;
  resolveContainer(reference: string): Container | null;
}

const mostParts = 12;
const partFields = ['rxBytesPerSecond', 'txBytesPerSecond'] as const;

/** Averages and maxima of the two sides of one series. */
interface Summed {
  average: TrafficColumns;
  maximum: TrafficColumns;
}

/** `now`: epoch milliseconds. Throws `invalid_request` and `not_found`. */
export function readTraffic(
  history: Pick<History, 'retention' | 'read' | 'keys' | 'state'>,
  directory: Directory,
  query: TrafficQuery,
  now: number,
): TrafficSeries {
  const seconds = (time: string | undefined) => (time === undefined ? undefined : Date.parse(time) / 1000);
  const wanted = { from: seconds(query.from), to: seconds(query.to), step: query.step };
  const subject = subjectOf(history, directory, query);
  const range = rangeOf(history.retention, wanted, now / 1000);
  const { average, maximum } = sumOf(
    subject.keys.map((key) => summed(readColumns(history, key, range, networkTrafficFields))),
    range,
  );
  const parts = query.by && subject.network ? partsOf(history, directory.topology, subject.network, range) : [];
  return {
    scope: query.scope,
    id: subject.id,
    from: timeOf(range.from),
    to: timeOf(range.to),
    step: range.step,
    coarsened: range.coarsened,
    notRecorded: history.state.reason,
    at: Array.from({ length: stepsIn(range) }, (_, slot) => timeOf(range.from + slot * range.step)),
    ...average,
    max: maximum,
    parts: parts.slice(0, mostParts),
    moreParts: Math.max(0, parts.length - mostParts),
  };
}

interface Subject {
  id: string;
  keys: SeriesKey[];
  network?: Network;
}

function subjectOf(history: Pick<History, 'keys'>, directory: Directory, { scope, id }: TrafficQuery): Subject {
  const { topology } = directory;
  if (scope === 'network') {
    const network = directory.resolveNetwork(id);
    const key = network && networkKey(topology, network.id);
    if (key) return { id: network.id, keys: [key], network };
  }
  if (scope === 'container') {
    const container = directory.resolveContainer(id);
    const name = container && stableNames(topology).get(container.id);
    if (name !== null && name !== undefined) {
      return { id: container?.id ?? id, keys: Array.from(history.keys()).filter((key) => containerOf(key) === name) };
    }
  }
  if (scope === 'endpoint') {
    const endpoint = topology.endpoints.find((one) => one.id === endpointIdSchema.safeParse(id).data);
    const key = endpoint && endpointKey(topology, endpoint.networkId, endpoint.containerId);
    if (key) return { id, keys: [key] };
  }
  if (scope === 'engine') {
    const engine = topology.engines.find((one) => one.id === id);
    if (engine) return { id, keys: [engineKey(engine.id)] };
  }
  throw new AppError('not_found', `id: there is no ${scope} “${id.slice(0, 80)}”.`);
}

/** Who sent most first, those that are gone included. */
function partsOf(
  history: Pick<History, 'keys' | 'read'>,
  topology: Topology,
  { id }: Pick<Network, 'id'>,
  range: Range,
): TrafficPart[] {
  const network = networkKey(topology, id);
  if (network === null) return [];
  const present = new Map(topology.containers.map((one) => [stableNames(topology).get(one.id), one]));
  return Array.from(history.keys())
    .filter((key) => isOnNetwork(key, network))
    .map((key) => partOf(id, containerOf(key) ?? '', present, readColumns(history, key, range, partFields)))
    .filter((part) => carried(part) > 0)
    .sort((a, b) => sumKnown(b.txBytesPerSecond) - sumKnown(a.txBytesPerSecond));
}

function partOf(
  networkId: NetworkId,
  stableName: string,
  present: ReadonlyMap<string | undefined, Container>,
  { rxBytesPerSecond, txBytesPerSecond }: Record<(typeof partFields)[number], Column>,
): TrafficPart {
  const container = present.get(stableName);
  return {
    rxBytesPerSecond: rxBytesPerSecond.average,
    txBytesPerSecond: txBytesPerSecond.average,
    name: container?.name ?? nameIn(stableName),
    networkId,
    containerId: container?.id ?? null,
  };
}

/** As Compose names a container: of `ENGINE/container/shop/web/1` it is `shop-web-1`. */
function nameIn(stableName: string): string {
  const [, , ...parts] = stableName.split('/');
  return parts.map(decodeURIComponent).join('-');
}

function carried({ txBytesPerSecond, rxBytesPerSecond }: TrafficPart): number {
  return sumKnown(txBytesPerSecond) + sumKnown(rxBytesPerSecond);
}

function sumKnown(rates: readonly (number | null)[]): number {
  return rates.reduce<number>((sum, rate) => sum + (rate ?? 0), 0);
}

function summed(columns: Readonly<Record<keyof TrafficColumns, Column>>): Summed {
  return {
    average: inColumns((name) => columns[name].average),
    maximum: inColumns((name) => columns[name].maximum),
  };
}

/** The highest of several together is not the sum of their highest, which were not at the same moment. */
function sumOf(several: readonly Summed[], range: Range): Summed {
  const [first, second] = several;
  const unknown = inColumns(() => Array.from({ length: stepsIn(range) }, () => null));
  if (!first) return { average: unknown, maximum: unknown };
  if (!second) return first;
  const sum = (a: TrafficColumns, b: TrafficColumns) =>
    inColumns((name) => a[name].map((value, slot) => plusKnown(value, b[name][slot] ?? null)));
  return { average: several.map(({ average }) => average).reduce(sum), maximum: unknown };
}

function inColumns(valuesOf: (name: keyof TrafficColumns) => (number | null)[]): TrafficColumns {
  return Object.fromEntries(networkTrafficFields.map((name) => [name, valuesOf(name)] as const)) as TrafficColumns;
}

function timeOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
