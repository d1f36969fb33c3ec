import { mkdirSync } from 'node:fs';
import type { Logger } from 'pino';
import { holdAlone } from '@/lib/files/sole-holder';
import { AppError, reasonOf } from '@/lib/model';

/**
 * Holds the data directory until the end: two that write into one would each lose what the other writes, and both take up
 * an edit that was left. Throws AppError when another Netloom has it. Where there can be no lock (a read-only disk), that
 * is said, and goes on without: then nothing can be written either.
 */
export function holdDataDirectory(directory: string, log: Pick<Logger, 'warn'>): { release(): void } {
  let held;
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    held = holdAlone(directory);
  } catch (error) {
    log.warn(`The data directory ${directory} cannot be held for this Netloom alone: ${reasonOf(error)}.`);
    return { release: () => undefined };
  }
  if (held) return held;
  throw new AppError(
    'not_possible',
    `Another Netloom runs with the data directory ${directory}. Stop that one first, or give this one its own: --data DIR, or NETLOOM_DATA.`,
  );
}
