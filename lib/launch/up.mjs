// Old syntax only: an old Node has to get as far as the sentence that says it is too old.
import { requireNode } from './node-version.mjs';

requireNode();
import('./up-command.mjs').then(function (command) {
  return command.up(process.argv.slice(2));
});
