import { describe, expect, it } from 'vitest';
import { capabilitiesOf, capabilitySchema } from './capability';

describe('what a role may', () => {
  it.each([
    ['viewer', false, []],
    ['operator', false, ['network.change', 'endpoint.change', 'layout.save', 'finding.accept']],
    ['admin', false, capabilitySchema.options],
    ['viewer', true, []],
    ['operator', true, []],
    ['admin', true, []],
  ] as const)('%s, read-only %s', (role, readOnly, may) => {
    expect(capabilitiesOf(role, readOnly)).toEqual(may);
  });
});
