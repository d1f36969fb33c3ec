import { describe, expect, it } from 'vitest';
import { belowTheirFloors, dependencies, verdictOf } from '../dependencies.mjs';

describe('a package below its floor', () => {
  const floors = { next: { version: '16.4.5', reason: 'a hole' } };
  it.each([
    ['16.4.5', 0],
    ['16.4.10', 0],
    ['17.0.0', 0],
    ['16.4.4', 1],
    ['16.4.5-canary.1', 1],
    ['9.9.9', 1],
  ])('%s: %i complaints', (version, complaints) => {
    expect(belowTheirFloors({ 'node_modules/next': { version } }, floors)).toHaveLength(complaints);
  });

  it('is found where another package keeps it for itself, and not taken for one whose name ends so', () => {
    const version = '1.0.0';
    const packages = { 'node_modules/next': { version: '17.0.0' }, 'node_modules/a/node_modules/next': { version } };
    expect(belowTheirFloors(packages, floors)).toEqual([
      'node_modules/a/node_modules/next is 1.0.0, and must be 16.4.5 or newer: a hole.',
    ]);
    expect(belowTheirFloors({ 'node_modules/@x/next': { version } }, floors)).toEqual([
      expect.stringContaining('not among the packages'),
    ]);
  });

  it('is none of ours', async () => {
    expect(await dependencies()).toEqual({ failed: false, output: '' });
  });
});

describe('an audit', () => {
  const counts = { info: 0, low: 2, moderate: 1, high: 0, critical: 0, total: 3 };
  const report = (more: object) => JSON.stringify({ metadata: { vulnerabilities: { ...counts, ...more } } });
  it.each<[string, string, boolean, RegExp]>([
    ['of moderate ones passes and says so', report({}), false, /^2 low, 1 moderate$/],
    ['of a high one fails', report({ high: 1 }), true, /1 high/],
    ['of a critical one fails', report({ critical: 1 }), true, /1 critical/],
    ['of none passes', report({ low: 0, moderate: 0 }), false, /^nothing known$/],
    [
      'that the registry does not offer says so',
      '{"message":"x","statusCode":405}',
      false,
      /does not offer it \(405\)/,
    ],
    ['without a network says so', '{"error":{"code":"ENOTFOUND"}}', false, /not reached \(ENOTFOUND\)/],
    ['that ends in nonsense says so', '<html>', false, /^not audited/],
  ])('%s', (_title, text, failed, note) => {
    const verdict = verdictOf(text);
    expect(verdict.failed).toBe(failed);
    expect(verdict.note).toMatch(note);
  });
});
