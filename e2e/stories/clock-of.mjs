/*
 * Loaded before the product, it moves the product's wall clock as a person or a time server would: by as many
 * milliseconds as stand in the file that STORY_CLOCK names.
 */
import { readFileSync, watchFile } from 'node:fs';

const file = process.env.STORY_CLOCK ?? '';
const Real = Date;
let ahead = 0;
const read = () => (ahead = Number(readFileSync(file, 'utf8')));
read();
watchFile(file, { interval: 50, persistent: false }, read);

const now = () => Real.now() + ahead;
globalThis.Date = new Proxy(Real, {
  construct: (target, args, made) => Reflect.construct(target, args.length === 0 ? [now()] : args, made),
  apply: () => new Real(now()).toString(),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
});
