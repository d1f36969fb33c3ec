/** What a client that missed something is given anew. */
export interface CatchUp {
  /** The whole topology as it is now, and after it what is under way. */
  snapshot(): readonly Uint8Array[];
  /** The newest tick; null before the first. */
  traffic(): Uint8Array | null;
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
  }

  /** The first words, then all that is known now. */
  greet(greeting: readonly Uint8Array[]): void {
    for (const bytes of greeting) this.controller?.enqueue(bytes);
    this.resend();
  }

  /** A change that must not be lost: it arrives, or a later snapshot holds it. */
  sendTopology(messages: readonly Uint8Array[]): void {
    if (this.missedTopology) return;
    if (this.controller && (this.controller.desiredSize ?? 0) > 0) {
      for (const bytes of messages) this.controller.enqueue(bytes);
    } else this.missedTopology = true;
  }

  /** A tick that the next one replaces: one waits at most, and only the newest is ever sent. */
  sendTraffic(bytes: Uint8Array): void {
    if (this.isIdle && !this.missedTopology) this.controller?.enqueue(bytes);
    else this.missedTraffic = true;
  }

  /** A client with something still to read needs no sign of life. */
  sendHeartbeat(bytes: Uint8Array): void {
    if (this.isIdle) this.controller?.enqueue(bytes);
  }

  /**
   * Ends the stream once what waits has been read: whoever reads sees an orderly end. One that is not being read is
   * cut after a while: it would never finish, and a server shutting down would wait.
   */
  readonly end = (): void => {
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
    if (this.missedTopology) this.resend();
    else if (this.missedTraffic) this.resendTraffic();
  }

  private resend(): void {
    this.missedTopology = false;
    for (const bytes of this.catchUp.snapshot()) this.controller?.enqueue(bytes);
    this.resendTraffic();
  }

  private resendTraffic(): void {
    this.missedTraffic = false;
    const traffic = this.catchUp.traffic();
    if (traffic) this.controller?.enqueue(traffic);
  }

  private leave(): void {
    if (!this.controller) return;
    this.controller = null;
    this.signal.removeEventListener('abort', this.end);
    this.ended(this);
  }
}
