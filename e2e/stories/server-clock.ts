import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const preload = pathToFileURL(fileURLToPath(new URL('clock-of.mjs', import.meta.url))).href;

/** A wall clock for one dashboard, which is as late or early as a story wants. */
export function aServerClock() {
  const folder = mkdtempSync(join(tmpdir(), 'netloom-story-clock-'));
  const file = join(folder, 'ahead');
  const set = (aheadMs: number) => writeFileSync(file, String(aheadMs));
  set(0);
  return {
    env: { STORY_CLOCK: file, NODE_OPTIONS: `--import=${preload}` },
    set,
    discard: () => rmSync(folder, { recursive: true, force: true }),
  };
}
