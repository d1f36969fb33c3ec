import { expect, it } from 'vitest';
import { needsInstall } from './freshness.mjs';

const lockfile = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/next': { version: '16.4.6' },
    'node_modules/@img/for-another-platform': { version: '1.0.0', optional: true },
  },
};
const installed = { packages: { 'node_modules/next': { version: '16.4.6' } } };
const older = { packages: { 'node_modules/next': { version: '16.4.5' } } };

it.each([
  { when: 'nothing is installed', found: { stamp: null, installed: null }, needed: true },
  { when: 'the stamp survived but the packages are gone', found: { stamp: 'now', installed: null }, needed: true },
  { when: 'installed from this lockfile', found: { stamp: 'now', installed }, needed: false },
  { when: 'installed from an older lockfile', found: { stamp: 'before', installed }, needed: true },
  { when: 'installed by hand, the same versions', found: { stamp: null, installed }, needed: false },
  { when: 'installed by hand, another version', found: { stamp: null, installed: older }, needed: true },
  { when: 'installed by hand, in part', found: { stamp: null, installed: { packages: {} } }, needed: true },
])('$when: packages are installed: $needed', ({ found, needed }) => {
  expect(needsInstall({ lockHash: 'now', lockfile, ...found })).toBe(needed);
});
