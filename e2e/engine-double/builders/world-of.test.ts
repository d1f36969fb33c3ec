import { describe, expect, it, onTestFinished } from 'vitest';
import { startEngineDouble } from '../engine-double';
import { engineRequest } from '../scenario/engine-request.mjs';
import { worldOf } from './world-of';

const NOW = Date.UTC(2026, 0, 1);

describe('a large world', { timeout: 60_000 }, () => {
  it('is the same for the same seed and another for another', () => {
    const text = (seed: number) =>
      JSON.stringify(
        [...worldOf({ networks: 20, containers: 100, seed, now: NOW }).containers.values()].map(
          ({ endpoints, ...rest }) => [rest, [...endpoints]],
        ),
      );
    expect(text(7)).toBe(text(7));
    expect(text(7)).not.toBe(text(8));
  });

  it('holds as much as was asked for', async () => {
    const double = await startEngineDouble({ world: worldOf({ networks: 300, containers: 5000 }) });
    onTestFinished(() => double.stop());
    const length = async (path: string) =>
      (JSON.parse((await engineRequest(double.socket, 'GET', path)).text) as unknown[]).length;
    expect(await length('/containers/json?all=1')).toBe(5000);
    expect(await length('/networks')).toBe(303);
  });

  it('has every kind of driver, state and attachment', () => {
    const world = worldOf({ networks: 300, containers: 2000, now: NOW });
    const containers = [...world.containers.values()];
    expect(new Set([...world.networks.values()].map(({ driver }) => driver))).toEqual(
      new Set(['null', 'host', 'bridge', 'macvlan', 'overlay']),
    );
    expect(new Set(containers.map(({ state }) => state))).toEqual(
      new Set(['running', 'exited', 'created', 'paused', 'restarting']),
    );
    expect(new Set(containers.map(({ endpoints }) => endpoints.size))).toEqual(new Set([1, 2, 3]));
  });

  it.each([
    [1, 3000],
    [3, 1000],
    [300, 5000],
  ])('gives no address twice on a network: %i networks, %i containers', (networks, containers) => {
    const world = worldOf({ networks, containers, now: NOW });
    const given = [...world.containers.values()].flatMap(({ endpoints }) =>
      [...endpoints.values()]
        .filter(({ lease }) => lease?.ipv4)
        .map(({ networkId, lease }) => `${networkId} ${lease?.ipv4}`),
    );
    expect(new Set(given).size).toBe(given.length);
    expect(given.length).toBeGreaterThan(containers * 0.7);
  });
});
