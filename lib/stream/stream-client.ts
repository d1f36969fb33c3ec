import type { ContentCoding } from './content-coding';
import type { WireMessage } from './wire-message';

/** What a client that missed something is given anew. */
export interface CatchUp {
  /** The whole topology as it is now. */
  snapshot(): WireMessage;
  /** What is under way. */
  actions(): readonly WireMessage[];
  /** The newest tick; null before the first. */
  traffic(): WireMessage | null;
}

/** How long an ended stream waits for its last words to be read, in milliseconds. */
const lastWordsMs = 1000;

/**
 * One open stream. `enqueue` never blocks, so the queue is watched: a client that does not read is sent no more, and
 * what it misses is made good by one snapshot and the newest tick once it has read all it was sent. A stalled client
 * so costs at most `lagBytes`, one message more, and no work.
 */
export class StreamClient {
  readonly stream: ReadableStream<Uint8Array>;
  private controller: ReadableStreamDefaultController<Uint8Array> | null = null;
  private missedTopology = false;
  private missedTraffic = false;

  constructor(
    private readonly catchUp: CatchUp,
    private readonly coding: ContentCoding,
    private readonly lagBytes: number,
    private readonly signal: AbortSignal,
    private readonly ended: (client: StreamClient) => void,
  ) {
    this.stream = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          this.controller = controller;
        },
        pull: () => this.drained(),
        cancel: () => this.leave(),
      },
      { highWaterMark: lagBytes, size: (chunk) => chunk.byteLength },
    );
    signal.addEventListener('abort', this.end, { once: true });
    // Whoever is refused at once reads a body all the same, and an empty one is no gzip.
    this.enqueue(coding.begin());
  }

  /** The first words, then what it missed since it was last here; all that is known now where that cannot be said. */
  greet(greeting: readonly WireMessage[], missed: readonly WireMessage[] | null): void {
    this.send(greeting);
    this.resend(missed ?? [this.catchUp.snapshot()]);
  }

  /** A change that must not be lost: it arrives, or a later snapshot holds it. */
  sendTopology(messages: readonly WireMessage[]): void {
    if (this.missedTopology) return;
    if ((this.controller?.desiredSize ?? 0) > 0) this.send(messages);
    else this.missedTopology = true;
  }

  /** A tick that the next one replaces: one waits at most, and only the newest is ever sent. */
  sendTraffic(message: WireMessage): void {
    if (this.isIdle && !this.missedTopology) this.send([message]);
    else this.missedTraffic = true;
  }

  /** A client with something still to read needs no sign of life. */
  sendHeartbeat(message: WireMessage): void {
    if (this.isIdle) this.send([message]);
  }

  /**
   * Ends the stream once what waits has been read: whoever reads sees an orderly end. One that is not being read is
   * cut after a while: it would never finish, and a server shutting down would wait.
   */
  readonly end = (): void => {
    this.enqueue(this.coding.end());
    const { controller, isIdle } = this;
    this.leave();
    controller?.close();
    if (isIdle) return;
    const cut = () =>
      controller?.error(new DOMException('The stream was ended while its reader stood still.', 'AbortError'));
    // Does nothing to a stream that was read to its end by then.
    setTimeout(cut, lastWordsMs).unref();
  };

  private get isIdle(): boolean {
    return this.controller?.desiredSize === this.lagBytes;
  }

  private drained(): void {
    if (!this.isIdle) return;
    if (this.missedTopology) this.resend([this.catchUp.snapshot()]);
    else if (this.missedTraffic) this.resendTraffic();
  }

  private resend(topology: readonly WireMessage[]): void {
    this.missedTopology = false;
    this.send([...topology, ...this.catchUp.actions()]);
    this.resendTraffic();
  }

  private resendTraffic(): void {
    this.missedTraffic = false;
    const traffic = this.catchUp.traffic();
    if (traffic) this.send([traffic]);
  }

  private send(messages: readonly WireMessage[]): void {
    for (const message of messages) this.enqueue(this.coding.encode(message));
  }

  private enqueue(bytes: Uint8Array | null): void {
    if (bytes) this.controller?.enqueue(bytes);
  }

  private leave(): void {
    if (!this.controller) return;
    this.controller = null;
    this.signal.removeEventListener('abort', this.end);
    this.ended(this);
  }
}
