import type { Topology } from '@/lib/model';
import { decodeTraffic, learnNumbers, noNumbers } from './decode-traffic';
import type { NumberedIds } from './decode-traffic';
import { apply } from './diff';
import { streamSchemas } from './messages';

/** What somebody knew when they lost the connection. */
export interface Known {
  topology: Topology | null;
  ids: NumberedIds;
  position: string | undefined;
}

/** A browser that reads when told to, and holds what it was told so far; `before` is what it held from an earlier stream. */
export function reader(stream: ReadableStream<Uint8Array>, before?: Known) {
  const source = stream.getReader();
  const seen: string[] = [];
  /** A read that found nothing yet stays open: the next chunk is its answer. */
  let pending: ReturnType<typeof source.read> | null = null;
  let topology = before?.topology ?? null;
  let ids = before?.ids ?? noNumbers;
  let position = before?.position;
  let rates: number[] = [];
  const take = (event: string, data: unknown) => {
    seen.push(event);
    if (event === 'snapshot') {
      const snapshot = streamSchemas.snapshot.parse(data);
      topology = snapshot.topology;
      ids = learnNumbers(noNumbers, snapshot.numbers);
    }
    if (event === 'patch') {
      const patch = streamSchemas.patch.parse(data);
      topology = topology && apply(topology, patch);
      ids = learnNumbers(ids, patch.numbers);
    }
    if (event === 'traffic') {
      const { endpoints } = decodeTraffic(streamSchemas.traffic.parse(data), ids);
      rates = Array.from(endpoints.values(), (sample) => sample.rxBytesPerSecond ?? -1);
    }
  };
  return {
    seen,
    cancel: () => source.cancel(),
    get topology() {
      return topology;
    },
    get known(): Known {
      return { topology, ids, position };
    },
    get rates() {
      return rates;
    },
    /** Reads all that is there; true when the stream has ended. */
    async drain(): Promise<boolean> {
      for (;;) {
        pending ??= source.read();
        const next = await Promise.race([pending, nothingYet()]);
        if (next === null) return false;
        pending = null;
        if (next.done) return true;
        for (const block of new TextDecoder().decode(next.value).split('\n\n')) {
          const event = /^event: (.*)$/m.exec(block)?.[1];
          const data = /^data: (.*)$/m.exec(block)?.[1];
          position = /^id: (.*)$/m.exec(block)?.[1] ?? position;
          if (event && data) take(event, JSON.parse(data));
        }
      }
    },
  };
}

/** All that can settle without time passing has settled. */
export const nothingYet = () => new Promise<null>((resolve) => setImmediate(() => resolve(null)));
