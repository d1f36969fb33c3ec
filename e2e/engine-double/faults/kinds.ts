import type { Wire } from '../http/wire';
import { CuttingWire, LosingWire, LyingWire, SilentWire } from './broken-wires';
import type { Fault } from './fault';
import { PacedWire, sliceAt, sliceEvery } from './paced-wire';
import { unsized, UnsizedWire, WireAround } from './wire-around';

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));
const afterMs = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const when = (ready: Promise<unknown>, wire: Wire, go: () => void) => void ready.then(() => wire.closed || go());

/** No byte until released; then the engine answers as if it had only been slow. */
export const hang: Fault = (wire, proceed, released) => when(released, wire, () => proceed(wire));
export const silence: Fault = (wire, proceed) => proceed(new SilentWire(wire));
export const loseReply: Fault = (wire, proceed) => proceed(new LosingWire(wire));
export const refuse: Fault = (wire) => wire.cut();

export const cut =
  (bytes: number, chunked: boolean): Fault =>
  (wire, proceed) =>
    proceed(new CuttingWire(chunked ? new UnsizedWire(wire) : wire, bytes));

export const lie =
  (change: (truth: unknown) => unknown): Fault =>
  (wire, proceed) =>
    proceed(new LyingWire(wire, change));

export const split =
  (offsets: readonly number[]): Fault =>
  (wire, proceed) =>
    proceed(new PacedWire(wire, sliceAt(offsets), nextTurn));

export const drip =
  (bytes: number, everyMs: number): Fault =>
  (wire, proceed) =>
    proceed(new PacedWire(wire, sliceEvery(bytes), everyMs === 0 ? nextTurn : () => afterMs(everyMs)));

export const delay =
  (ms: number): Fault =>
  (wire, proceed) =>
    when(afterMs(ms), wire, () => proceed(wire));

/** The body begins with bytes that have no business there. */
export const garbage =
  (text: string): Fault =>
  (wire, proceed) => {
    const spoiled = new WireAround(wire);
    spoiled.head = (status, headers) => {
      wire.head(status, unsized(headers));
      wire.write(Buffer.from(text));
    };
    proceed(spoiled);
  };

/** The engine is not asked at all. */
export const reply =
  (status: number, contentType: string | null, body: string, headers: Readonly<Record<string, string>> = {}): Fault =>
  (wire) => {
    const length = { 'Content-Length': String(Buffer.byteLength(body)) };
    wire.head(status, { ...(contentType !== null && { 'Content-Type': contentType }), ...length, ...headers });
    wire.write(Buffer.from(body));
    wire.end();
  };
