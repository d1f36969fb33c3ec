import type { Exchange } from '../http/exchange';
import { listOf, objectOf } from '../http/json-body';
import type { ArmedFault, FaultConditions } from './armed-fault';
import type { Fault } from './fault';
import * as kinds from './kinds';

/** A rule in the making: conditions first, then one fault, which puts it in force. */
export class FaultRule {
  constructor(
    private readonly conditions: FaultConditions,
    private readonly arm: (conditions: FaultConditions, fault: Fault) => ArmedFault,
  ) {}

  private narrowed = (more: Partial<FaultConditions>) => new FaultRule({ ...this.conditions, ...more }, this.arm);
  private put = (fault: Fault) => this.arm(this.conditions, fault);

  times = (times: number): FaultRule => this.narrowed({ times });
  after = (after: number): FaultRule => this.narrowed({ after });
  /** Only the n-th matching request, counted from 1. */
  nth = (nth: number): FaultRule => this.narrowed({ after: nth - 1, times: 1 });
  when = (holds: (exchange: Exchange) => boolean): FaultRule =>
    this.narrowed({ matches: (exchange) => this.conditions.matches(exchange) && holds(exchange) });

  /** No byte, not even headers, until `release()`. */
  hang = (): ArmedFault => this.put(kinds.hang);
  /** Headers, then nothing. */
  silence = (): ArmedFault => this.put(kinds.silence);
  /** The connection is gone after so many bytes of the body; `chunked`: whose length was not told, as of a long list. */
  cut = (bytes = 0, { chunked = false } = {}): ArmedFault => this.put(kinds.cut(bytes, chunked));
  /** The body in chunks that end at these offsets; events too. */
  split = (...offsets: number[]): ArmedFault => this.put(kinds.split(offsets));
  /** So many bytes a chunk; 0 ms is one chunk a turn of the event loop. */
  drip = (bytes = 1, everyMs = 0): ArmedFault => this.put(kinds.drip(bytes, everyMs));
  delay = (ms: number): ArmedFault => this.put(kinds.delay(ms));
  /** The true body with something before it. */
  garbage = (text = '\u0000not json\n'): ArmedFault => this.put(kinds.garbage(text));
  /** The answer as it would be, told otherwise: a list that does not show what an inspect shows, and the other way round. */
  lie = (change: (truth: unknown) => unknown): ArmedFault => this.put(kinds.lie(change));
  /** The same of a list: only of what is told so. */
  leaveOut = (isHidden: (id: string) => boolean): ArmedFault =>
    this.lie((list) => listOf(list).filter((item) => !isHidden(String(objectOf(item).Id))));
  html = (status = 200): ArmedFault =>
    this.put(kinds.reply(status, 'text/html', '<!doctype html><title>Sign in</title><p>Captive portal</p>'));
  /** A status and no body. */
  empty = (status = 500): ArmedFault => this.put(kinds.reply(status, null, ''));
  redirect = (Location: string, status = 301): ArmedFault => this.put(kinds.reply(status, null, '', { Location }));
  /** A text goes as it is, anything else as JSON. */
  reply = (status: number, body: unknown): ArmedFault =>
    this.put(kinds.reply(status, 'application/json', typeof body === 'string' ? body : JSON.stringify(body)));
  /** The engine does it, and nobody hears of it. */
  loseReply = (): ArmedFault => this.put(kinds.loseReply);
  /** The connection is closed without a byte; the engine does nothing. */
  refuse = (): ArmedFault => this.put(kinds.refuse);
}
