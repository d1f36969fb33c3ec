import type { Wire } from '../http/wire';
import { UnsizedWire, WireAround } from './wire-around';

/** The head arrives, the body never does, the connection stays open. */
export class SilentWire extends WireAround {
  override write(): void {}
  override end(): void {}
}

/** The connection is gone after so many bytes of the body. */
export class CuttingWire extends WireAround {
  constructor(
    inner: Wire,
    private left: number,
  ) {
    super(inner);
  }

  override write(bytes: Buffer): void {
    this.inner.write(bytes.subarray(0, this.left));
    this.left -= bytes.length;
    if (this.left <= 0) this.inner.cut();
  }

  override end(): void {
    this.inner.cut();
  }
}

/** Nothing arrives, though the engine did what it was asked. */
export class LosingWire extends WireAround {
  override head(): void {}
  override write(): void {}
  override end(): void {
    this.inner.cut();
  }
}

/** The whole body as JSON, told otherwise. */
export class LyingWire extends UnsizedWire {
  private readonly chunks: Buffer[] = [];

  constructor(
    inner: Wire,
    private readonly lie: (truth: unknown) => unknown,
  ) {
    super(inner);
  }

  override write(bytes: Buffer): void {
    this.chunks.push(bytes);
  }

  override end(): void {
    const truth: unknown = JSON.parse(Buffer.concat(this.chunks).toString('utf8'));
    this.inner.write(Buffer.from(JSON.stringify(this.lie(truth))));
    this.inner.end();
  }
}
