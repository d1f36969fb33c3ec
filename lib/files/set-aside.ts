/**
 * lib/files: what is common to all that is kept in the data folder. Takes paths, gives sentences for the log.
 * Must not import from any other folder.
 */
import { existsSync, renameSync } from 'node:fs';

/**
 * Renames a file that cannot be read as what it should be, so that a new one can begin and nothing is lost; with it what
 * is called the same and ends in one of `companions`. Gives the name it has now. Throws what `rename` throws.
 */
export function setAside(path: string, companions: readonly string[] = []): string {
  const aside = `${path}.broken-${new Date().toISOString().replaceAll(':', '-')}`;
  for (const end of ['', ...companions]) if (existsSync(path + end)) renameSync(path + end, aside + end);
  return aside;
}
