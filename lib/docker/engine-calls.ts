import type Dockerode from 'dockerode';
import type { z } from 'zod';
import { withDeadline } from './deadline';
import { dockerodeClient, send, type EngineRequest } from './dockerode-client';
import type { EngineEndpoint } from './endpoint';
import { EngineAgent } from './engine-agent';
import { parseAnswer, toAppError } from './engine-errors';

/** Milliseconds until a call is given up. */
export interface Deadlines {
  /** Lists, descriptions and the beginning of the event stream. */
  read: number;
  /** One container. Short: some engines hang on a single broken one (20.10 holds its lock while it stops). */
  inspect: number;
  /** 20.10 collects for a second, and for another one when it did not do so before. */
  stats: number;
  /** Connecting may wait for a remote driver or a slow iptables. */
  change: number;
  /** A container is given its own time to end: 10 s, or what it was created with. */
  stop: number;
}
export const defaultDeadlines: Deadlines = {
  read: 10_000,
  inspect: 5_000,
  stats: 8_000,
  change: 30_000,
  stop: 120_000,
};

/** Every request to one engine: a deadline, the negotiated API version, a checked answer or an AppError. */
export class EngineCalls {
  readonly endpoint: EngineEndpoint;
  readonly #agent: EngineAgent;
  readonly #deadlines: Deadlines;
  readonly #unversioned: Dockerode;
  #docker: Dockerode;

  constructor(endpoint: EngineEndpoint, deadlines: Partial<Deadlines>) {
    this.endpoint = endpoint;
    this.#agent = new EngineAgent(endpoint);
    this.#deadlines = { ...defaultDeadlines, ...deadlines };
    this.#unversioned = this.#docker = dockerodeClient(endpoint, this.#agent, null);
  }

  /** From now on with this API version (null: the engine's default). */
  speak(version: string | null): void {
    this.#docker = dockerodeClient(this.endpoint, this.#agent, version);
  }

  /** `doing` completes "the engine refused to …". `/version` and `/info` go unversioned: the engine may be another now. */
  async read<T>(
    schema: z.ZodType<T>,
    doing: string,
    request: EngineRequest,
    kind: keyof Deadlines = 'read',
  ): Promise<T> {
    return parseAnswer(schema, await this.#call(doing, request, kind, this.#docker), this.endpoint.address, doing);
  }

  async readUnversioned<T>(schema: z.ZodType<T>, doing: string, request: EngineRequest): Promise<T> {
    return parseAnswer(
      schema,
      await this.#call(doing, request, 'read', this.#unversioned),
      this.endpoint.address,
      doing,
    );
  }

  /** The answer is not checked here: a change that was made must not look refused because of how the answer reads. */
  async change(doing: string, request: EngineRequest, kind: 'change' | 'stop' = 'change'): Promise<unknown> {
    return this.#call(doing, request, kind, this.#docker);
  }

  /** Resolves with the response once its headers are there; `signal` ends it at any time. */
  async stream(doing: string, request: EngineRequest, signal: AbortSignal): Promise<unknown> {
    return this.#call(doing, { ...request, stream: true }, 'read', this.#docker, signal);
  }

  close(): void {
    this.#agent.destroy();
  }

  async #call(doing: string, request: EngineRequest, kind: keyof Deadlines, docker: Dockerode, signal?: AbortSignal) {
    const attempt = { doing, changes: kind === 'change' || kind === 'stop' };
    try {
      return await withDeadline(this.#deadlines[kind], attempt, (deadline) =>
        send(docker, request, signal ? AbortSignal.any([signal, deadline]) : deadline),
      );
    } catch (error) {
      throw toAppError(error, this.endpoint, attempt);
    }
  }
}
