/**
 * Takes a traffic message and the numbers that the stream gave before, gives samples by id: the inverse of
 * encode-traffic.ts. Pure; the browser runs it. Must not import anything but lib/model and messages.ts.
 */
import { endpointIdSchema, networkIdSchema, networkTrafficFields, trafficFields } from '@/lib/model';
import type { EndpointId, NetworkId, NetworkTrafficSample, TrafficSample } from '@/lib/model';
import type { TrafficMessage } from './messages';

/** Whose number is which. */
export interface NumberedIds {
  endpoints: ReadonlyMap<number, EndpointId>;
  networks: ReadonlyMap<number, NetworkId>;
}

export const noNumbers: NumberedIds = { endpoints: new Map(), networks: new Map() };

/** What is known after a snapshot (start from `noNumbers`) or a patch (start from what was known before). */
export function learnNumbers(known: NumberedIds, numbers: Readonly<Record<string, number>>): NumberedIds {
  const entries = Object.entries(numbers);
  if (entries.length === 0) return known;
  const endpoints = new Map(known.endpoints);
  const networks = new Map(known.networks);
  for (const [id, number] of entries) {
    if (id.includes(':')) endpoints.set(number, endpointIdSchema.parse(id));
    else networks.set(number, networkIdSchema.parse(id));
  }
  return { endpoints, networks };
}

export interface DecodedTraffic {
  at: string;
  /** Rates per second; whoever is absent is unknown, not silent. */
  endpoints: ReadonlyMap<EndpointId, TrafficSample>;
  networks: ReadonlyMap<NetworkId, NetworkTrafficSample>;
  engine: TrafficMessage['engine'];
  unattributed: TrafficMessage['unattributed'];
  congestion: TrafficMessage['congestion'];
}

/** Rows with a number nobody announced are skipped. */
export function decodeTraffic(message: TrafficMessage, ids: NumberedIds): DecodedTraffic {
  const { endpoints, networks } = message.columns;
  return {
    at: message.at,
    endpoints: rowsOf(endpoints, trafficFields, ids.endpoints),
    networks: rowsOf(networks, networkTrafficFields, ids.networks),
    engine: message.engine,
    unattributed: message.unattributed,
    congestion: message.congestion,
  };
}

type Columns<F extends string> = { number: readonly number[] } & Record<F, readonly (number | null)[]>;
type Sample<F extends string> = Record<F, number | null>;

function rowsOf<F extends string, Id>(
  columns: Columns<F>,
  fields: readonly F[],
  ids: ReadonlyMap<number, Id>,
): ReadonlyMap<Id, Sample<F>> {
  const samples = new Map<Id, Sample<F>>();
  columns.number.forEach((number, row) => {
    const id = ids.get(number);
    if (id === undefined) return;
    const values = fields.map((field) => [field, columns[field][row] ?? null] as const);
    samples.set(id, Object.fromEntries(values) as Sample<F>);
  });
  return samples;
}
