import type { ServerResponse } from 'node:http';

export type Headers = Readonly<Record<string, string>>;

/** Where an answer is written to. Faults are wires around the real one. */
export interface Wire {
  head(status: number, headers: Headers): void;
  write(bytes: Buffer): void;
  end(): void;
  /** What was written still arrives, then the connection is gone. */
  cut(): void;
  readonly closed: boolean;
}

/** The real wire: one HTTP answer. */
export class ResponseWire implements Wire {
  constructor(private readonly response: ServerResponse) {}

  get closed(): boolean {
    return this.response.destroyed || this.response.socket === null || this.response.socket.destroyed;
  }

  head(status: number, headers: Headers): void {
    if (this.closed) return;
    this.response.writeHead(status, headers);
    this.response.flushHeaders();
  }

  write(bytes: Buffer): void {
    if (!this.closed && bytes.length > 0) this.response.write(bytes);
  }

  end(): void {
    if (!this.closed) this.response.end();
  }

  cut(): void {
    this.response.socket?.destroySoon();
  }
}
