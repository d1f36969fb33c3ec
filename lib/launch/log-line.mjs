/**
 * A line of the log from outside the bundle, in the form of lib/server/log.ts.
 * @param {40 | 50} level of pino: a warning, an error
 * @param {string} msg
 */
export function logLine(level, msg) {
  process.stderr.write(`${JSON.stringify({ level, time: Date.now(), name: 'netloom', msg })}\n`);
}
