/** As jsx-runtime, for `npm run dev`. */
import type { ElementType, Key } from 'react';
import { Fragment, jsxDEV as reactJsx, type JSXSource } from 'react/jsx-dev-runtime';
import { visibleProps } from './visible-props';

export type { JSX } from 'react';
export { Fragment };

export function jsxDEV(
  type: ElementType,
  props: object,
  key: Key | undefined,
  isStatic: boolean,
  source?: JSXSource,
  self?: unknown,
) {
  return reactJsx(type, visibleProps(props), key, isStatic, source, self);
}
