import { linkSync, renameSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';

/** A server on a unix socket that can go away as engines do. */
export class SocketListener {
  private server: Server | null = null;

  constructor(
    readonly socket: string,
    private readonly makeServer: () => Server,
  ) {}

  async open(): Promise<void> {
    if (this.server) return;
    rmSync(this.socket, { force: true });
    const server = this.makeServer();
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.socket, resolve);
    });
    this.server = server;
  }

  /**
   * Cuts every connection. The socket is removed (clients get ENOENT), or left behind as by `kill -9`
   * (clients get ECONNREFUSED): closing unlinks the path, so a second link to it is put back.
   */
  async close(leaveSocket = false): Promise<void> {
    const server = this.server;
    if (!server) return;
    this.server = null;
    const stale = `${this.socket}.stale`;
    if (leaveSocket) linkSync(this.socket, stale);
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
    if (leaveSocket) renameSync(stale, this.socket);
  }
}
