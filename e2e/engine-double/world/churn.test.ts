import { describe, expect, it } from 'vitest';
import { worldOf } from '../builders/world-of';
import { anyChange } from './churn';
import type { DoubleWorld } from './double-world';
import { seededRandom } from './random';

const now = Date.UTC(2026, 0, 1);
const small = () => worldOf({ networks: 10, containers: 60, now });
const textOf = ({ containers, networks }: DoubleWorld) =>
  JSON.stringify([
    [...containers.values()].map(({ endpoints, ...rest }) => [rest, [...endpoints]]),
    [...networks.values()].map(({ id, name }) => [id, name]),
  ]);

function churned(seed: number, times: number): { world: DoubleWorld; refused: number } {
  const [world, random] = [small(), seededRandom(seed)];
  let refused = 0;
  for (let at = 0; at < times; at += 1) if (!anyChange(world, random)) refused += 1;
  return { world, refused };
}

describe('a world that is churned', () => {
  it('is the same for the same seed and another for another', () => {
    expect(textOf(churned(1, 300).world)).toBe(textOf(churned(1, 300).world));
    expect(textOf(churned(1, 300).world)).not.toBe(textOf(churned(2, 300).world));
  });

  it('is neither empty nor stuck after thousands of changes, and gives no address twice', () => {
    const { world, refused } = churned(3, 4_000);
    expect(refused).toBeLessThan(1_500);
    expect(world.containers.size).toBeGreaterThan(20);
    expect(world.networks.size).toBeGreaterThan(5);
    const leases = [...world.containers.values()].flatMap(({ endpoints }) =>
      [...endpoints.values()].flatMap(({ networkId, lease }) => (lease?.ipv4 ? [`${networkId} ${lease.ipv4}`] : [])),
    );
    expect(new Set(leases).size).toBe(leases.length);
  });
});
