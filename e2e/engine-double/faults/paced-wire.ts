import type { Wire } from '../http/wire';
import { UnsizedWire } from './wire-around';

/** Gives the pieces in which bytes go out; `offset` counts the body's bytes before them. */
export type Slice = (bytes: Buffer, offset: number) => Buffer[];

/** Sends a body piece by piece, each as a chunk of its own, with a pause between two. */
export class PacedWire extends UnsizedWire {
  private readonly queue: (Buffer | 'end')[] = [];
  private offset = 0;
  private busy = false;

  constructor(
    inner: Wire,
    private readonly slice: Slice,
    private readonly pause: () => Promise<unknown>,
  ) {
    super(inner);
  }

  override write(bytes: Buffer): void {
    this.queue.push(...this.slice(bytes, this.offset));
    this.offset += bytes.length;
    void this.flow();
  }

  override end(): void {
    this.queue.push('end');
    void this.flow();
  }

  private async flow(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    for (let piece = this.queue.shift(); piece !== undefined && !this.closed; piece = this.queue.shift()) {
      if (piece === 'end') this.inner.end();
      else this.inner.write(piece);
      await this.pause();
    }
    this.busy = false;
  }
}

/** Pieces that end at the given offsets of the body. */
export const sliceAt =
  (offsets: readonly number[]): Slice =>
  (bytes, offset) => {
    const inside = offsets.map((at) => at - offset).filter((at) => at > 0 && at < bytes.length);
    const bounds = [0, ...inside.sort((a, b) => a - b), bytes.length];
    return bounds.slice(1).map((end, index) => bytes.subarray(bounds[index], end));
  };

/** Pieces of so many bytes. */
export const sliceEvery =
  (size: number): Slice =>
  (bytes) =>
    Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
      bytes.subarray(index * size, (index + 1) * size),
    );
