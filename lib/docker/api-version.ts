import type { VersionJson } from './system-json';

/** The newest API whose answers are understood here; MAC on connect needs 1.54. */
const newest = '1.54';

/**
 * The version to put before every path, as the docker CLI chooses it: the engine's own, but none newer than known here.
 * null (no prefix, the engine's default) when the engine speaks only newer ones: engines drop old versions (29: below 1.44).
 */
export function negotiate({ ApiVersion, MinAPIVersion }: VersionJson): string | null {
  if (!isVersion(ApiVersion)) return null;
  const chosen = compare(ApiVersion, newest) <= 0 ? ApiVersion : newest;
  return MinAPIVersion && isVersion(MinAPIVersion) && compare(chosen, MinAPIVersion) < 0 ? null : chosen;
}

function isVersion(text: string): boolean {
  return /^\d{1,3}\.\d{1,3}$/.test(text);
}

function compare(a: string, b: string): number {
  const [majorA = 0, minorA = 0] = a.split('.').map(Number);
  const [majorB = 0, minorB = 0] = b.split('.').map(Number);
  return majorA - majorB || minorA - minorB;
}
