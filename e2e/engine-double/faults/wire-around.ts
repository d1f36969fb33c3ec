import type { Headers, Wire } from '../http/wire';

/** Passes everything on; faults override what they spoil. */
export class WireAround implements Wire {
  constructor(protected readonly inner: Wire) {}

  get closed(): boolean {
    return this.inner.closed;
  }

  head(status: number, headers: Headers): void {
    this.inner.head(status, headers);
  }

  write(bytes: Buffer): void {
    this.inner.write(bytes);
  }

  end(): void {
    this.inner.end();
  }

  cut(): void {
    this.inner.cut();
  }
}

/** The length is no longer known: the body goes out in chunks. */
export const unsized = (headers: Headers): Headers =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => name !== 'Content-Length'));

/** Sends the body in chunks, as engines send what is long. */
export class UnsizedWire extends WireAround {
  override head(status: number, headers: Headers): void {
    super.head(status, unsized(headers));
  }
}
