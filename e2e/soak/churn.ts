import { busyboxImage } from '../lab/engine.mjs';
import { EngineRefusal } from '../lab/engine-api.mjs';
import type { Random } from '../engine-double/world/random';

type Call = (method: string, path: string, body?: unknown) => Promise<unknown>;
type Operation = (call: Call, random: Random) => Promise<unknown>;

const containers = Array.from({ length: 12 }, (_, at) => `churn-${at}`);
const networks = Array.from({ length: 6 }, (_, at) => `soak-${at}`);
const everyMs = 200;
/** A kill or a restart takes its time; more at once would only queue in the engine. */
const mostAtOnce = 4;
/** What chance draws often makes no sense just then (a kill of what does not run): so many are tried for one that comes about. */
const mostTries = 8;

const createNetwork = (call: Call, Name: string) => call('POST', '/networks/create', { Name, CheckDuplicate: true });

const createContainer = (call: Call, name: string, NetworkMode: string) =>
  call('POST', `/containers/create?name=${name}`, {
    ...{ Image: busyboxImage, Cmd: ['sleep', '1000000'], StopSignal: 'SIGKILL', StopTimeout: 0 },
    HostConfig: { NetworkMode },
  });

const pauseForAMoment: Operation = async (call, random) => {
  const path = `/containers/${random.pick(containers)}`;
  await call('POST', `${path}/pause`);
  return call('POST', `${path}/unpause`);
};

const onContainer =
  (path: string, method = 'POST'): Operation =>
  (call, random) =>
    call(method, `/containers/${random.pick(containers)}${path}`);

const onBoth =
  (verb: 'connect' | 'disconnect'): Operation =>
  (call, random) => {
    const [Container, network] = [random.pick(containers), random.pick(networks)];
    return call('POST', `/networks/${network}/${verb}`, { Container, ...(verb === 'disconnect' && { Force: true }) });
  };

/** What others do on a busy host, and how often among 33. */
const operations: readonly (readonly [weight: number, Operation])[] = [
  [2, (call, random) => createNetwork(call, random.pick(networks))],
  [4, (call, random) => createContainer(call, random.pick(containers), random.pick(networks))],
  [6, onBoth('connect')],
  [5, onBoth('disconnect')],
  [5, onContainer('/start')],
  [2, onContainer('/kill')],
  [4, onContainer('/restart?t=0')],
  [1, pauseForAMoment],
  [3, onContainer('?force=1', 'DELETE')],
  [1, (call, random) => call('DELETE', `/networks/${random.pick(networks)}`)],
];
const drawn = operations.flatMap(([weight, operation]) => Array.from({ length: weight }, () => operation));

/** Operations of somebody else, about five a second, as chance has it; many are refused, as in life. */
export class Churn {
  done = 0;
  refused = 0;
  /** While the engine was away. */
  lost = 0;
  readonly #underWay = new Set<Promise<void>>();
  #timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly call: Call,
    private readonly random: Random,
  ) {}

  get said(): string {
    return `${this.done} operations, ${this.refused} refused, ${this.lost} lost`;
  }

  /** Something to begin with, so that not everything is refused. */
  async prepare(): Promise<void> {
    for (const name of networks) await createNetwork(this.call, name);
    for (const name of containers) await createContainer(this.call, name, this.random.pick(networks));
  }

  /** Takes away all that is left of it. */
  async clear(): Promise<void> {
    for (const name of containers) await this.call('DELETE', `/containers/${name}?force=1`).catch(unlessGone);
    for (const name of networks) await this.call('DELETE', `/networks/${name}`).catch(unlessGone);
  }

  start(): void {
    this.#timer ??= setInterval(() => this.#underWay.size < mostAtOnce && this.#begin(), everyMs);
  }

  /** Resolves when the last one has its answer. */
  async stop(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
    await Promise.all(this.#underWay);
  }

  #begin(): void {
    const one = this.#operate().finally(() => this.#underWay.delete(one));
    this.#underWay.add(one);
  }

  async #operate(): Promise<void> {
    for (let tried = 0; tried < mostTries; tried += 1) {
      try {
        await this.random.pick(drawn)(this.call, this.random);
        this.done += 1;
        return;
      } catch (error) {
        if (error instanceof EngineRefusal) this.refused += 1;
        else {
          this.lost += 1;
          return;
        }
      }
    }
  }
}

/** It is not there, which is what was wanted. */
function unlessGone(error: unknown): void {
  if (!(error instanceof EngineRefusal && error.status === 404)) throw error;
}
