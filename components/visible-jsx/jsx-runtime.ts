/**
 * What the compiler calls for every `<element>` of ours (`jsxImportSource` in tsconfig.json): React's own, after what is
 * hidden in its texts was made visible. See docs/decisions/024.
 */
import type { ElementType, Key } from 'react';
import { Fragment, jsx as reactJsx, jsxs as reactJsxs } from 'react/jsx-runtime';
import { visibleProps } from './visible-props';

export type { JSX } from 'react';
export { Fragment };

export function jsx(type: ElementType, props: object, key?: Key) {
  return reactJsx(type, visibleProps(props), key);
}

export function jsxs(type: ElementType, props: object, key?: Key) {
  return reactJsxs(type, visibleProps(props), key);
}
