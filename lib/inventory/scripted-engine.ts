/** For tests: an Engine port whose world is edited by hand, and whose calls can be made to wait or fail. */
import type { Engine, EngineChange, EngineDescription, InspectedContainer, ListedContainer } from '@/lib/docker/engine';
import {
  AppError,
  unknownFacts,
  type Container,
  type ContainerId,
  type Endpoint,
  type HiddenReading,
  type Lack,
  type Network,
  type NetworkId,
} from '@/lib/model';
import { anEngineId } from '@/lib/model/builders';

type Asked = 'describe' | 'watch' | 'listNetworks' | 'listContainers' | 'inspectContainer';

export class ScriptedEngine implements Engine {
  readonly address = 'unix:///scripted.sock';
  description: EngineDescription = {
    ...{ id: anEngineId, name: 'lab', version: '28.5.2', apiVersion: '1.51', swarm: null, drivers: ['bridge'] },
    facts: unknownFacts,
  };
  networks: Network[] = [];
  containers: { container: Container; endpoints: Endpoint[] }[] = [];
  readonly asked: Asked[] = [];
  /** Called before an answer: may wait or throw. */
  before: (call: Asked, id?: ContainerId) => Promise<void> = async () => {};
  openStreams = 0;
  hides: HiddenReading[] = [];
  lacks: Lack[] = [];
  #tell: ((change: EngineChange | null) => void) | null = null;

  emit(change: EngineChange): void {
    this.#tell?.(change);
  }

  /** The stream ends, as it does when the engine stops. */
  hangUp(): void {
    this.#tell?.(null);
  }

  countOf(call: Asked): number {
    return this.asked.filter((asked) => asked === call).length;
  }

  async describe(): Promise<EngineDescription> {
    await this.#ask('describe');
    return this.description;
  }

  async listNetworks(only?: readonly NetworkId[]): Promise<Network[]> {
    if (only?.length === 0) return [];
    const answer = structuredClone(this.networks.filter(({ id }) => !only || only.includes(id)));
    await this.#ask('listNetworks');
    return answer;
  }

  async listContainers(only?: readonly ContainerId[]): Promise<ListedContainer[]> {
    if (only?.length === 0) return [];
    const listed = this.containers.filter(({ container }) => !only || only.includes(container.id));
    const answer = structuredClone(listed).map(({ container, endpoints }) => ({
      container: { ...container, startedAt: null, privileges: null },
      askedMode: container.networkMode,
      endpoints: endpoints.map((endpoint) => ({
        ...endpoint,
        aliases: [],
        dnsNames: [],
        links: [],
        linkLocalIps: [],
        driverOptions: {},
      })),
    }));
    await this.#ask('listContainers');
    return answer;
  }

  async inspectContainer(id: ContainerId): Promise<InspectedContainer> {
    await this.#ask('inspectContainer', id);
    const found = this.containers.find(({ container }) => container.id === id);
    if (!found) throw new AppError('not_found', 'no such container');
    return {
      ...structuredClone(found),
      askedMode: found.container.networkMode,
      pid: 4000 + this.containers.indexOf(found),
    };
  }

  async watch(signal: AbortSignal): Promise<AsyncIterable<EngineChange>> {
    await this.#ask('watch');
    const told: (EngineChange | null)[] = [];
    let wake = () => {};
    this.#tell = (change) => (told.push(change), wake());
    signal.addEventListener('abort', () => this.hangUp(), { once: true });
    this.openStreams += 1;
    const closed = () => (this.openStreams -= 1);
    return (async function* () {
      try {
        for (;;) {
          for (const change of told.splice(0)) {
            if (change === null) return;
            yield change;
          }
          await new Promise<void>((resolve) => (wake = resolve));
        }
      } finally {
        closed();
      }
    })();
  }

  async #ask(call: Asked, id?: ContainerId): Promise<void> {
    this.asked.push(call);
    await this.before(call, id);
  }

  inspectNetwork = unused;
  containerStats = unused;
  createNetwork = unused;
  removeNetwork = unused;
  connect = unused;
  disconnect = unused;
  releaseEndpoint = unused;
  listImages = unused;
  createContainer = unused;
  changeContainer = unused;
  removeContainer = unused;
  hidden = (): HiddenReading[] => this.hides;
  probeChanges = async (): Promise<Lack[]> => this.lacks;
  close = () => {};
}

async function unused(): Promise<never> {
  throw new Error('the inventory changes nothing and reads no traffic');
}
