import type { DashboardProcess } from '../stories/dashboard';

const patienceMs = 30_000;

/** Somebody who has the stream open, as a browser has it, and hears when an event has arrived as a whole. */
export class Listener {
  /** Of each event that is complete, its name; of the one that is still coming, its pieces. */
  #names: string[] = [];
  #pieces: string[] = [];
  #waiting: { event: string; resolve: () => void } | null = null;
  readonly #stop: AbortController;
  readonly #reading: Promise<void>;

  private constructor(body: ReadableStream<Uint8Array>, stop: AbortController) {
    this.#stop = stop;
    this.#reading = this.#read(body).catch(() => undefined); // it is aborted at the end
  }

  static async open({ origin, token }: DashboardProcess): Promise<Listener> {
    const stop = new AbortController();
    const answer = await fetch(`${origin}/api/stream`, {
      headers: { authorization: `Bearer ${token}` },
      signal: stop.signal,
    });
    if (!answer.ok || !answer.body) throw new Error(`The stream answered ${answer.status}.`);
    return new Listener(answer.body, stop);
  }

  /** Resolves once such an event is complete, of all that came since the last `forget`. */
  heard(event: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`No ${event} came in ${patienceMs / 1000} s.`)), patienceMs);
      this.#waiting = { event, resolve: () => (clearTimeout(late), resolve()) };
      this.#look();
    });
  }

  forget(): void {
    this.#names = [];
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.#reading;
  }

  async #read(body: ReadableStream<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder();
    for await (const chunk of body) {
      const [first = '', ...more] = decoder.decode(chunk, { stream: true }).split('\n\n');
      this.#pieces.push(first);
      for (const piece of more) {
        this.#names.push(/^event: (.*)$/m.exec(this.#pieces.join(''))?.[1] ?? '');
        this.#pieces = [piece];
      }
      this.#look();
    }
  }

  #look(): void {
    if (!this.#waiting || !this.#names.includes(this.#waiting.event)) return;
    this.#waiting.resolve();
    this.#waiting = null;
  }
}
