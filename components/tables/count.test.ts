import { expect, it } from 'vitest';
import { countText } from './count';

it.each([
  [154, 154, '154 containers'],
  [31, 154, '31 of 154 containers'],
  [0, 154, '0 of 154 containers'],
  [1, 1, '1 container'],
])('%i of %i: %s', (shown, total, expected) => {
  expect(countText(shown, total, { one: 'container', many: 'containers' })).toBe(expected);
});
