import type { WireMessage } from './wire-message';

interface Change {
  /** The position that it leads on from. */
  after: string;
  messages: readonly WireMessage[];
  bytes: number;
}

/** The last changes as they were sent, for who lost the connection in between. The oldest are forgotten first. */
export class RecentChanges {
  #changes: Change[] = [];
  #bytes = 0;

  /** More than `mostBytes` is not kept: who missed so much is better served by a snapshot. */
  constructor(private readonly mostBytes: number) {}

  add(after: string, messages: readonly WireMessage[]): void {
    const bytes = messages.reduce((sum, { plain }) => sum + plain.byteLength, 0);
    this.#changes.push({ after, messages, bytes });
    this.#bytes += bytes;
    while (this.#bytes > this.mostBytes) this.#bytes -= this.#changes.shift()?.bytes ?? this.#bytes;
  }

  /** All that was sent after that position; null when it is not known (any more). */
  since(position: string): WireMessage[] | null {
    const first = this.#changes.findLastIndex(({ after }) => after === position);
    return first === -1 ? null : this.#changes.slice(first).flatMap(({ messages }) => messages);
  }

  forget(): void {
    this.#changes = [];
    this.#bytes = 0;
  }
}
