import { readFileSync } from 'node:fs';
import { setAside } from './set-aside';

/**
 * What `parse` makes of the file; null where there is none, or it is not what it should be: then it is set aside, and
 * `warn` is told so with `what` it does not hold.
 */
export function readOrSetAside<T>(
  path: string,
  what: string,
  parse: (text: string) => T,
  warn: (reason: unknown, sentence: string) => void,
): T | null {
  try {
    return parse(readFileSync(path, 'utf8'));
  } catch (reason) {
    if (isMissing(reason)) return null;
    try {
      warn(reason, `${path} holds no ${what}: it is now ${setAside(path)}, and a new one begins.`);
    } catch (error) {
      warn(
        error,
        `${path} holds no ${what}, and cannot be set aside: ${error instanceof Error ? error.message : error}`,
      );
    }
    return null;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
