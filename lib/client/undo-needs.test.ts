import { describe, expect, it } from 'vitest';
import { undoNeeds } from './undo-needs';

describe('what taking back a change takes', () => {
  it.each([
    ['connect', ['endpoint.change']],
    ['disconnect', ['endpoint.change']],
    ['create', ['network.change']],
    ['remove', ['network.change']],
    ['edit', ['network.change', 'endpoint.change']],
  ] as const)('%s', (kind, needs) => expect(undoNeeds({ kind })).toEqual(needs));
});
