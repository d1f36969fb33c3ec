import { prepare } from './prepare.mjs';
import { launch } from './start-command.mjs';

/** `npm run up`: installs what is missing, builds when stale, serves. @param {readonly string[]} args */
export function up(args) {
  return launch(args, prepare);
}
