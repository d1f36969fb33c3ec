import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleWorld } from './builders/sample-world';
import { startEngineDouble, type EngineDouble } from './engine-double';
import type { EngineVersion } from './engine-version';
import { GROUPS, RICH } from './scenario/groups.mjs';
import { readRecording } from './scenario/recording-file.mjs';
import { driftOf, unionOf } from './scenario/shape.mjs';
import { Stage, type Recorded, type Shapes } from './scenario/stage.mjs';
import { worldHands } from './scenario/world-hands';

const VERSIONS: readonly EngineVersion[] = ['20.10', '28.5'];
const folder = (version: EngineVersion) => new URL(`./recordings/${version}/`, import.meta.url);
const recorded = (version: EngineVersion, group: string) => readRecording(new URL(`${group}.json`, folder(version)));

/** What the real engine was ever seen to answer, over all groups. */
function shapesOf(version: EngineVersion): Shapes {
  const all: Shapes = {};
  for (const file of readdirSync(folder(version))) {
    for (const [kind, shape] of Object.entries(recorded(version, file.replace('.json', '')).shapes)) {
      all[kind] = unionOf([all[kind], shape]) ?? shape;
    }
  }
  return all;
}

const shapeDrift = (real: Shapes, double: Shapes): string[] =>
  Object.entries(double).flatMap(([kind, shape]) => {
    const known = real[kind];
    return known === undefined ? [`${kind} was never recorded`] : driftOf(known, shape, kind);
  });

function stepDrift(real: Record<string, Recorded>, double: Record<string, Recorded>): string[] {
  const titles = new Set([...Object.keys(real), ...Object.keys(double)]);
  return [...titles].flatMap((title) => {
    const expected = JSON.stringify(real[title]);
    const actual = JSON.stringify(double[title]);
    return expected === actual ? [] : [`${title}\n  engine: ${expected}\n  double: ${actual}`];
  });
}

describe.each(VERSIONS)('the double of engine %s', (version) => {
  let double: EngineDouble;

  afterEach(() => double.stop());

  describe('asked what a quiet engine was asked', () => {
    beforeEach(async () => {
      double = await startEngineDouble({ version });
    });

    it.each(Object.entries(GROUPS))('says the same, in the same shapes: %s', async (group, play) => {
      const stage = new Stage(double.socket, worldHands(double.world));
      await play(stage);
      expect(stepDrift(recorded(version, group).steps, stage.steps)).toEqual([]);
      expect(shapeDrift(shapesOf(version), stage.shapes)).toEqual([]);
    });
  });

  describe('asked for the world of a rich engine in a Swarm', () => {
    beforeEach(async () => {
      double = await startEngineDouble({ world: sampleWorld(version) });
    });

    it.each(Object.entries(RICH))('answers in the same shapes: %s', async (_group, play) => {
      const stage = new Stage(double.socket, worldHands(double.world));
      await play(stage);
      expect(shapeDrift(shapesOf(version), stage.shapes)).toEqual([]);
    });
  });
});
