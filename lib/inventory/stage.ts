/** For tests: an inventory on a scripted engine with two networks and two containers, in fake time. */
import { afterEach, beforeEach, expect, vi } from 'vitest';
import type { Topology } from '@/lib/model';
import { aContainer, aNetwork, anEndpoint } from '@/lib/model/builders';
import { Inventory } from './inventory';
import { ScriptedEngine } from './scripted-engine';

export const app = aNetwork({ name: 'app' });
export const data = aNetwork({ name: 'data' });
export const web = aContainer({ name: 'web' });
export const db = aContainer({ name: 'db' });

export class Stage {
  readonly engine = new ScriptedEngine();
  readonly log: string[] = [];
  /** Every topology that was published. */
  readonly seen: Topology[] = [];
  readonly inventory = new Inventory(this.engine, { log: (line) => this.log.push(line) });

  constructor() {
    this.engine.networks = [app, data];
    this.engine.containers = [
      { container: web, endpoints: [anEndpoint(app, web, { aliases: ['front'] })] },
      { container: db, endpoints: [anEndpoint(app, db), anEndpoint(data, db)] },
    ];
    this.inventory.subscribe((topology) => this.seen.push(topology));
  }

  /** Followed and quiet; what was asked and seen until then is forgotten. */
  async start(): Promise<void> {
    this.inventory.start();
    await pass();
    this.engine.asked.length = 0;
    this.seen.length = 0;
  }

  names(topology = this.inventory.topology): string[] {
    return topology.containers.map(({ name }) => name);
  }
}

/** Lets everything that is due within that time happen. */
export async function pass(milliseconds = 100): Promise<void> {
  await vi.advanceTimersByTimeAsync(milliseconds);
}

/** A fresh stage for every test of the file; each must leave neither timer nor stream behind. */
export function onStage(begin: (stage: Stage) => void): void {
  let stage: Stage;
  beforeEach(() => {
    vi.useFakeTimers();
    stage = new Stage();
    begin(stage);
  });
  afterEach(async () => {
    await stage.inventory.stop();
    expect(vi.getTimerCount()).toBe(0);
    expect(stage.engine.openStreams).toBe(0);
    vi.useRealTimers();
  });
}
