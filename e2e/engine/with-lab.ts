import { afterAll, beforeAll } from 'vitest';
import { connectEngine } from '@/lib/docker/dockerode-engine';
import { resolveEndpoint } from '@/lib/docker/endpoint';
import type { Engine } from '@/lib/docker/engine';
import { Inventory, type InventoryOptions } from '@/lib/inventory/inventory';
import { startLab, type Lab } from '../lab/engine.mjs';
import { engineCall } from '../lab/engine-api.mjs';

/** A real engine of this test file's own. */
export interface EngineUnderTest {
  readonly lab: Lab;
  /** One call of the API, past everything that is tested. */
  call(method: string, path: string, body?: unknown): Promise<unknown>;
  /** A client of the adapter under test. */
  connect(): Engine;
  /** An inventory that follows the engine; `wrap` stands between the two. */
  follow(options?: InventoryOptions, wrap?: (engine: Engine) => Engine): Inventory;
}

/** Starts the lab engine (0.7 s) before the tests of a file, `prepare`s it, and removes every trace afterwards. */
export function withLab(prepare: (lab: Lab) => Promise<void> = async () => {}): EngineUnderTest {
  let lab: Lab | undefined;
  const engines: Engine[] = [];
  const inventories: Inventory[] = [];
  beforeAll(async () => {
    lab = await startLab({ name: 'test-engine' });
    await prepare(lab);
  });
  afterAll(async () => {
    await Promise.all(inventories.map((inventory) => inventory.stop()));
    for (const engine of engines) engine.close();
    await lab?.stop();
  });
  const running = (): Lab => {
    if (!lab) throw new Error('the lab engine runs only inside tests');
    return lab;
  };
  const connect = (): Engine => {
    const endpoint = resolveEndpoint({ NODE_ENV: 'test', DOCKER_HOST: running().dockerHost }, '/nowhere');
    const engine = connectEngine(endpoint);
    engines.push(engine);
    return engine;
  };
  return {
    get lab() {
      return running();
    },
    call: (method, path, body) => engineCall(running().socket, method, path, body),
    connect,
    follow(options, wrap = (engine) => engine) {
      const inventory = new Inventory(wrap(connect()), options);
      inventories.push(inventory);
      inventory.start();
      return inventory;
    },
  };
}
