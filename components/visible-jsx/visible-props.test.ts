import { describe, expect, it } from 'vitest';
import { visibleProps } from './visible-props';

describe('properties of an element', () => {
  it.each([
    ['a text', { children: 'a\u202eb' }, { children: 'a\\u{202e}b' }],
    ['texts among others', { children: ['in ', 'a\u200b', 3, null] }, { children: ['in ', 'a\\u{200b}', 3, null] }],
    ['texts in a list of its own', { children: [['\ufeff']] }, { children: [['\\u{feff}']] }],
    ['what is told of it', { title: '\u2066', 'aria-label': '\u0000' }, { title: '\\u{2066}', 'aria-label': '\\u{0}' }],
  ])('show %s', (_title, given, expected) => {
    expect(visibleProps(given)).toEqual(expected);
  });

  it.each([
    ['nothing is hidden', { children: ['a', 'b'], title: 'c' }],
    ['lines are laid out', { children: 'a\n\tb' }],
    ['a field has a value', { value: 'a\u202eb', children: null }],
    ['a child is a function or an object', { children: { name: '\u202e' } }],
  ])('stay the same object where %s', (_title, given) => {
    expect(visibleProps(given)).toBe(given);
  });
});
