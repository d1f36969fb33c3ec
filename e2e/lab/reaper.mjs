/*
 * Started beside every lab, in a session of its own: removes the lab when its owner is gone. The owner holds the other
 * end of our standard input and never writes; the kernel closes it however the owner dies, SIGKILL included.
 * SIGTERM means "now" (stopLab from another process).
 */
import { removeEverything } from './cleaning.mjs';
import { placeOf } from './place.mjs';
import { readState } from './state.mjs';

const [name = '', token = ''] = process.argv.slice(2);
const place = placeOf(name);

let cleaning = false;
async function clean() {
  if (cleaning) return;
  cleaning = true;
  // Another token: the name belongs to a later lab, or to one that we lost the race against.
  if (readState(place)?.token === token) await removeEverything(place);
  process.exit(0);
}

process.on('SIGINT', () => {});
process.on('SIGHUP', () => {});
process.on('SIGTERM', clean);
process.stdin.on('end', clean).on('error', clean).resume();
