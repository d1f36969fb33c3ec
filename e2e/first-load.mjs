/*
 * How much JavaScript a page of the build asks for before it can show anything, and how much with the canvas, gzipped. What
 * else loads on demand is not in it; that it stays so is what the limits are for.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';

const built = fileURLToPath(new URL('../.next/', import.meta.url));

/** In kB: what was reached, and a little above. @type {{ page: string, limit: number, withCanvas?: boolean }[]} */
const limits = [
  { page: '/(dashboard)/page', limit: 242 },
  { page: '/(dashboard)/page', limit: 410, withCanvas: true },
  { page: '/(dashboard)/networks/page', limit: 256 },
];

/** @returns {Promise<import('./dependencies.mjs').Outcome>} */
export async function firstLoad() {
  const sizes = limits.map(({ page, limit, withCanvas = false }) => ({
    what: withCanvas ? `${addressOf(page)} with the canvas` : addressOf(page),
    limit,
    size: sizeOf([...firstFiles(page), ...(withCanvas ? canvasFiles(page) : [])]),
  }));
  const note = sizes.map(({ what, size }) => `${what} ${size.toFixed(0)} kB`).join(', ');
  const output = sizes
    .filter(({ size, limit }) => size > limit)
    .map(
      ({ what, size, limit }) =>
        `${what} loads ${size.toFixed(0)} kB of JavaScript at first, and ${limit} kB are allowed. What the first picture does not need is imported on demand (docs/decisions/028).`,
    )
    .join('\n');
  return { failed: output !== '', output, note };
}

/** @param {string} page @returns {string[]} */
function firstFiles(page) {
  const { rootMainFiles } = JSON.parse(read('build-manifest.json'));
  /** @type {{ __RSC_MANIFEST?: Record<string, { entryJSFiles: Record<string, string[]> }> }} */
  const context = {};
  runInNewContext(read(`server/app${page}_client-reference-manifest.js`), { globalThis: context });
  const entries = Object.values(context.__RSC_MANIFEST?.[page]?.entryJSFiles ?? {});
  if (entries.length === 0) throw new Error(`The build does not say what ${page} loads.`);
  return [...rootMainFiles, ...entries.flat()];
}

/** Of the chunks that the page may ask for later, those that come with cytoscape. @param {string} page @returns {string[]} */
function canvasFiles(page) {
  const lists = firstFiles(page).flatMap((file) => read(file).match(/\["static\/chunks\/[^\]]+\]/g) ?? []);
  const asked = lists.map((list) => /** @type {string[]} */ (JSON.parse(list)));
  const canvas = asked.find((files) => files.some((file) => read(file).includes('_cyreg')));
  if (!canvas) throw new Error(`The build does not say what ${page} draws with.`);
  return canvas;
}

/** In kB. @param {string[]} files */
function sizeOf(files) {
  const bytes = [...new Set(files)].reduce((sum, file) => sum + gzipSync(read(file)).length, 0);
  return bytes / 1000;
}

/** @param {string} file */
function read(file) {
  return readFileSync(built + file, 'utf8');
}

/** @param {string} page */
function addressOf(page) {
  return page.replace('/(dashboard)', '').replace(/\/page$/, '') || '/';
}
