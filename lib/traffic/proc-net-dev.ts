import type { InterfaceCounters } from './source';

/**
 * Parses `/proc/<pid>/net/dev`: counters by interface name, in the file's order, `lo` included. Lines it does not
 * understand are skipped. Runs for every container every second, so it scans instead of splitting.
 */
export function parseNetDev(text: string): Map<string, InterfaceCounters> {
  const interfaces = new Map<string, InterfaceCounters>();
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    // An interface's name cannot hold a colon; the two header lines have none.
    const colon = text.indexOf(':', start);
    if (colon !== -1 && colon < end) {
      const counters = countersOf(fieldsOf(text, colon + 1, end));
      if (counters) interfaces.set(text.slice(start, colon).trim(), counters);
    }
    start = end + 1;
  }
  return interfaces;
}

/** Columns: rx bytes packets errs drop fifo frame compressed multicast, tx bytes packets errs drop and four more. */
function countersOf(fields: readonly number[]): InterfaceCounters | null {
  const [rxBytes, rxPackets, rxErrors, rxDropped, , , , , txBytes, txPackets, txErrors, txDropped] = fields;
  if (rxBytes === undefined || rxPackets === undefined || rxErrors === undefined || rxDropped === undefined)
    return null;
  if (txBytes === undefined || txPackets === undefined || txErrors === undefined || txDropped === undefined)
    return null;
  return { rxBytes, txBytes, rxPackets, txPackets, rxErrors, txErrors, rxDropped, txDropped };
}

const [space, zero, nine] = [0x20, 0x30, 0x39];

/** The decimal numbers between two positions; none when anything else is there. */
function fieldsOf(text: string, from: number, to: number): number[] {
  const fields: number[] = [];
  let value = 0;
  let start = -1;
  for (let at = from; at <= to; at++) {
    const code = at < to ? text.charCodeAt(at) : space;
    if (code >= zero && code <= nine) {
      if (start === -1) start = at;
      value = value * 10 + code - zero;
    } else if (code !== space) return [];
    else if (start !== -1) {
      // Past 2^53 adding digit by digit rounds more than once, and a growing counter could seem to go back.
      fields.push(value <= Number.MAX_SAFE_INTEGER ? value : Number(text.slice(start, at)));
      value = 0;
      start = -1;
    }
  }
  return fields;
}
