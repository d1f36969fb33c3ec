/*
 * How much JavaScript a page of the build asks for before it can show anything, gzipped. What loads on demand is not in
 * it; that it stays so is what the limits are for.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';

const built = fileURLToPath(new URL('../.next/', import.meta.url));

/** In kB: what was reached, and a little above. @type {[page: string, limit: number][]} */
const limits = [
  ['/(dashboard)/page', 242],
  ['/(dashboard)/networks/page', 256],
];

/** @returns {Promise<import('./dependencies.mjs').Outcome>} */
export async function firstLoad() {
  const sizes = limits.map(([page, limit]) => ({ page, limit, size: sizeOf(page) }));
  const note = sizes.map(({ page, size }) => `${addressOf(page)} ${size.toFixed(0)} kB`).join(', ');
  const output = sizes
    .filter(({ size, limit }) => size > limit)
    .map(
      ({ page, size, limit }) =>
        `${addressOf(page)} loads ${size.toFixed(0)} kB of JavaScript at first, and ${limit} kB are allowed. What the first picture does not need is imported on demand (docs/decisions/028).`,
    )
    .join('\n');
  return { failed: output !== '', output, note };
}

/** @param {string} page */
function sizeOf(page) {
  const { rootMainFiles } = JSON.parse(readFileSync(`${built}build-manifest.json`, 'utf8'));
  /** @type {{ __RSC_MANIFEST?: Record<string, { entryJSFiles: Record<string, string[]> }> }} */
  const context = {};
  runInNewContext(readFileSync(`${built}server/app${page}_client-reference-manifest.js`, 'utf8'), {
    globalThis: context,
  });
  const entries = Object.values(context.__RSC_MANIFEST?.[page]?.entryJSFiles ?? {});
  const files = new Set([...rootMainFiles, ...entries.flat()]);
  if (entries.length === 0) throw new Error(`The build does not say what ${page} loads.`);
  const bytes = [...files].reduce((sum, file) => sum + gzipSync(readFileSync(built + file)).length, 0);
  return bytes / 1000;
}

/** @param {string} page */
function addressOf(page) {
  return page.replace('/(dashboard)', '').replace(/\/page$/, '') || '/';
}
