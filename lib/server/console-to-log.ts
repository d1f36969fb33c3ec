import { format } from 'node:util';
import type { Runtime } from './running';

/**
 * What Next and libraries write to the console as error or warning becomes a line of the log. Theirs can hold names and
 * several lines, which would look like lines of ours. What Next says on stdout while it starts stays: the launcher
 * leaves that out.
 */
export function sendConsoleToLog(log: Pick<Runtime['log'], 'error' | 'warn'>, target: Console = console): void {
  target.error = (...words: unknown[]) => log.error({ from: 'console' }, format(...words));
  target.warn = (...words: unknown[]) => log.warn({ from: 'console' }, format(...words));
}
