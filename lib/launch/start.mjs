// Old syntax only: an old Node has to get as far as the sentence that says it is too old.
import { requireNode } from './node-version.mjs';

requireNode();
import('./start-command.mjs').then(function (command) {
  return command.start(process.argv.slice(2));
});
