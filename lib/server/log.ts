import pino from 'pino';
import { visibleLine } from '@/lib/model/visible-line';

const stderr = pino.destination({ fd: 2, sync: true });

/** One JSON object a line on stderr (stdout belongs to the banner), with nothing hidden in whatever names it holds. */
export const log = pino({ name: 'netloom', base: null }, { write: (line) => stderr.write(visibleLine(line)) });
