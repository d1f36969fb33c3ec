import fc from 'fast-check';
import type { Operation } from '@/lib/server/handle';
import { anyBody, anyId, anyQuery, nearly, validBodies, type Known } from './near-valid';

export interface FuzzedRequest {
  params: { id: string; containerId: string };
  query: [string, string][];
  body: string | undefined;
}

/** Anything that can be sent to an operation, what it takes and what is nearly that among it. */
export function requestFor(key: string, { body }: Operation, known: Known): fc.Arbitrary<FuzzedRequest> {
  const valid = validBodies(known)[key];
  const near = valid === undefined ? anyBody : nearly(valid).map((value) => JSON.stringify(value));
  const param = anyId(known).map(asSegment);
  const nothing = fc.constant<[string, string][]>([]);
  return fc.record({
    params: fc.record({ id: param, containerId: param }),
    query: fc.oneof({ weight: 2, arbitrary: nothing }, { weight: 1, arbitrary: anyQuery(known) }),
    body: body ? fc.oneof({ weight: 4, arbitrary: near }, { weight: 1, arbitrary: anyBody }) : fc.constant(undefined),
  });
}

export function addressOf(key: string, params: FuzzedRequest['params']): { method: string; path: string } {
  const [method = '', pattern = ''] = key.split(' ');
  const path = pattern.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(name === 'id' ? params.id : params.containerId),
  );
  return { method, path };
}

/** Halves of characters cannot be written into an address, and one of dots or of nothing is another address. */
function asSegment(text: string): string {
  const whole = text.replace(/\p{Surrogate}/gu, '\ufffd');
  return /^(?:\.|%2e)*$/i.test(whole) ? `${whole}x` : whole;
}
