import type { Answer } from './answer';
import type { Exchange } from './exchange';

/** The engine's router answers a path with `//`, `.` or `..` by a redirect to the cleaned one. */
export function redirectUnclean({ path, plainPath }: Exchange): Answer | null {
  if (!/\/(\/|\.\.?(\/|$))/.test(plainPath)) return null;
  const cleaned: string[] = [];
  const [location = '', query] = path.split('?');
  for (const part of location.split('/')) {
    if (part === '..') cleaned.pop();
    else if (part !== '' && part !== '.') cleaned.push(part);
  }
  const Location = `/${cleaned.join('/')}${query === undefined ? '' : `?${query}`}`;
  return { status: 301, headers: { Location }, body: Buffer.alloc(0) };
}
