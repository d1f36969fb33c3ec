// Old syntax only: an old Node has to get as far as the sentence that says it is too old.
import { requireNode } from '../../lib/launch/node-version.mjs';

requireNode();
import('./lab-command.mjs').then(function (command) {
  return command.lab(process.argv.slice(2));
});
