import { spawn } from 'node:child_process';
import { Duplex } from 'node:stream';
import type { EngineEndpoint } from './endpoint';

type SshEndpoint = Extract<EngineEndpoint, { kind: 'ssh' }>;

/**
 * The same that the docker CLI runs, so that ~/.ssh/config, keys, agent and known_hosts count. docker-modem's own ssh
 * checks no host key and signs in anew for every request.
 */
export function sshCommand({ host, port, user, remotePath }: SshEndpoint): string[] {
  return [
    ...['ssh', '-o', 'BatchMode=yes', '-o', 'ConnectTimeout=10', '-T'],
    ...(user ? ['-l', user] : []),
    ...(port ? ['-p', String(port)] : []),
    ...['--', host, 'docker'],
    ...(remotePath ? ['--host', `unix://${remotePath}`] : []),
    ...['system', 'dial-stdio'],
  ];
}

/** A connection whose two directions are a program's standard input and output. */
export class ProgramConnection extends Duplex {
  readonly #child;
  #said = '';

  constructor([program = '', ...argv]: string[]) {
    super();
    // The person's own program: the build need not look for it in the project.
    this.#child = spawn(/* turbopackIgnore: true */ program, argv, { stdio: ['pipe', 'pipe', 'pipe'] });
    const { stdin, stdout, stderr } = this.#child;
    stdout.on('data', (chunk: Buffer) => {
      if (!this.push(chunk)) stdout.pause();
    });
    stderr.on('data', (chunk: Buffer) => (this.#said = (this.#said + chunk.toString()).slice(-1000)));
    // Reported below, with what the program said; without a listener either would end the process.
    stdin.on('error', () => undefined);
    this.#child.on('error', (error) => this.destroy(error));
    this.#child.on('close', (code) => {
      if (code === 0) this.push(null);
      else this.destroy(Object.assign(new Error(this.#said.trim() || `ended with code ${code}`), { code: 'ESSH' }));
    });
  }

  override _read(): void {
    this.#child.stdout.resume();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    // A program that gave up breaks the pipe before it has ended: what it said about it comes with `close`, above.
    this.#child.stdin.write(chunk, () => done());
  }

  override _final(done: () => void): void {
    this.#child.stdin.end(() => done());
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#child.kill();
    done(error);
  }

  /** What node:http asks of a socket that it keeps for the next request. */
  setKeepAlive(): this {
    return this;
  }
  setTimeout(): this {
    return this;
  }
  ref(): this {
    this.#child.ref();
    return this;
  }
  unref(): this {
    this.#child.unref();
    return this;
  }
}
