import { EngineRefusal } from '../engine-refusal';
import type { DoubleWorld } from './double-world';
import { PREDEFINED } from './network';
import { seededRandom, type Random } from './random';

/** Milliseconds: finer timers are late anyway, and several changes at once are what a deployment is like. */
const beat = 20;

/** Changes of every kind, so many a second, until it is stopped: as people and orchestrators make them. */
export class Churn {
  /** Changes so far; what was refused counts too, as it costs an engine as much. */
  done = 0;
  refused = 0;
  private readonly timer: NodeJS.Timeout;

  constructor(world: DoubleWorld, seed: number, perSecond: number) {
    const random = seededRandom(seed);
    let owed = 0;
    this.timer = setInterval(() => {
      for (owed += (perSecond * beat) / 1000; owed >= 1; owed -= 1) {
        this.done += 1;
        if (!anyChange(world, random)) this.refused += 1;
      }
    }, beat).unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }
}

/** One random change; false where the engine refuses it. The same seed on the same world gives the same changes. */
export function anyChange(world: DoubleWorld, random: Random): boolean {
  try {
    random.pick(changes)(world, random);
    return true;
  } catch (error) {
    if (error instanceof EngineRefusal) return false;
    throw error;
  }
}

type Change = (world: DoubleWorld, random: Random) => void;

const aContainer = (world: DoubleWorld, random: Random) => random.pick([...world.containers.keys()]);
const aNetwork = (world: DoubleWorld, random: Random) =>
  random.pick(
    [...world.networks.values()].filter(({ name, driver }) => !PREDEFINED.includes(name) && driver === 'bridge'),
  ).name;
const aName = (random: Random) => `churned-${random.hex(8)}`;

/** Those that stand twice happen more often: a world that is only taken apart is soon empty. */
const changes: readonly Change[] = [
  createContainer,
  createContainer,
  (world, random) => world.removeContainer(aContainer(world, random)),
  (world, random) => world.start(aContainer(world, random)),
  (world, random) => world.start(aContainer(world, random)),
  (world, random) => world.stop(aContainer(world, random)),
  (world, random) => world.die(aContainer(world, random)),
  (world, random) => world.restart(aContainer(world, random)),
  (world, random) => world.pause(aContainer(world, random)),
  (world, random) => world.unpause(aContainer(world, random)),
  (world, random) => world.rename(aContainer(world, random), aName(random)),
  (world, random) => world.connect(aNetwork(world, random), aContainer(world, random)),
  (world, random) => world.connect(aNetwork(world, random), aContainer(world, random)),
  (world, random) => world.disconnect(aNetwork(world, random), aContainer(world, random)),
  (world, random) => world.createNetwork({ name: aName(random) }),
  (world, random) => world.removeNetwork(aNetwork(world, random)),
];

function createContainer(world: DoubleWorld, random: Random): void {
  const networks = { [aNetwork(world, random)]: {} };
  world.createContainer({ name: aName(random), state: random.chance(0.8) ? 'running' : 'created', networks });
}
