import type Dockerode from 'dockerode';
import type { z } from 'zod';
import { isAppError, type HiddenReading } from '@/lib/model';
import { withDeadline } from './deadline';
import { dockerodeClient, send, type EngineRequest } from './dockerode-client';
import type { EngineEndpoint } from './endpoint';
import { EngineAgent } from './engine-agent';
import { readingOf } from './denial';
import { parseAnswer, toAppError } from './engine-errors';
import { HiddenReadings } from './hidden-readings';

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
  readonly #hidden: HiddenReadings;
  readonly #onDenied: () => void;
  #docker: Dockerode;

  /** `onDenied`: a change did not get past a proxy. */
  constructor(
    endpoint: EngineEndpoint,
    { deadlines, log, onDenied }: { deadlines: Partial<Deadlines>; log: (line: string) => void; onDenied: () => void },
  ) {
    this.endpoint = endpoint;
    this.#agent = new EngineAgent(endpoint);
    this.#hidden = new HiddenReadings(log);
    this.#onDenied = onDenied;
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
    try {
      return await this.#call(doing, request, kind, this.#docker);
    } catch (error) {
      if (isDenied(error)) this.#onDenied();
      throw error;
    }
  }

  /** Whether a proxy keeps this change from the engine, which would refuse it. Rejects when nobody answers. */
  async denies(request: EngineRequest): Promise<boolean> {
    try {
      await this.#call('refuse what does not exist', request, 'change', this.#docker);
    } catch (error) {
      if (!isAppError(error) || error.engineStatus === undefined) throw error;
      return error.engineStatus === 403 || error.engineStatus === 405;
    }
    return false;
  }

  get hidden(): HiddenReading[] {
    return this.#hidden.all;
  }

  /** Resolves with the response once its headers are there; `signal` ends it at any time. */
  async stream(doing: string, request: EngineRequest, signal: AbortSignal): Promise<unknown> {
    return this.#call(doing, { ...request, stream: true }, 'read', this.#docker, signal);
  }

  close(): void {
    this.#agent.destroy();
  }

  async #call(doing: string, request: EngineRequest, kind: keyof Deadlines, docker: Dockerode, signal?: AbortSignal) {
    const attempt = { doing, changes: kind === 'change' || kind === 'stop', asked: request };
    const reading = readingOf(request);
    try {
      const answer = await withDeadline(this.#deadlines[kind], attempt, (deadline) =>
        send(docker, request, signal ? AbortSignal.any([signal, deadline]) : deadline),
      );
      if (reading) this.#hidden.show(reading);
      return answer;
    } catch (error) {
      const told = toAppError(error, this.endpoint, attempt);
      if (reading && isDenied(told)) this.#hidden.hide(reading, told.message);
      throw told;
    }
  }
}

function isDenied(error: unknown): boolean {
  return isAppError(error) && error.code === 'engine_denied';
}
