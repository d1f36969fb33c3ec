import pino from 'pino';

/** One JSON object a line on stderr (stdout belongs to the banner); JSON escapes control characters in whatever names it holds. */
export const log = pino({ name: 'netloom', base: null }, pino.destination({ fd: 2, sync: true }));
