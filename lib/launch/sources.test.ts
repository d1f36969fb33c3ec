import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { hashOfSources, isSource } from './sources.mjs';

it.each([
  ['app/page.tsx', true],
  ['lib/model/network.ts', true],
  ['public/icon.svg', true],
  ['package-lock.json', true],
  ['next.config.js', true],
  ['instrumentation-node.ts', true],
  ['proxy.ts', true],
  ['lib/model/network.test.ts', false],
  ['lib/launch/up.mjs', false],
  ['e2e/lab/engine.mjs', false],
  ['README.md', false],
  ['next-env.d.ts', false],
  ['tsconfig.tsbuildinfo', false],
])('%s belongs to a build: %s', (path, expected) => {
  expect(isSource(path)).toBe(expected);
});

let project: string;
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'netloom-sources-'));
  mkdirSync(join(project, 'app'));
  writeFileSync(join(project, 'app', 'page.tsx'), 'one');
});
afterEach(() => rmSync(project, { recursive: true }));

it('a build is stale when content changed, came or went, and not when only a time did', () => {
  const before = hashOfSources(project);
  utimesSync(join(project, 'app', 'page.tsx'), 1, 1);
  expect(hashOfSources(project)).toBe(before);
  writeFileSync(join(project, 'app', 'page.tsx'), 'two');
  expect(hashOfSources(project)).not.toBe(before);
  writeFileSync(join(project, 'app', 'page.tsx'), 'one');
  writeFileSync(join(project, 'app', 'layout.tsx'), '');
  expect(hashOfSources(project)).not.toBe(before);
  rmSync(join(project, 'app', 'layout.tsx'));
  expect(hashOfSources(project)).toBe(before);
});
