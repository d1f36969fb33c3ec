import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const alias = { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') };

/**
 * `unit` needs nothing but Node; `engine` starts real engines and doubles (`e2e/faults` too), so it runs one file at a
 * time; `bench` and `soak` are run by `npm run bench` and `npm run soak` only.
 */
export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['{app,components,lib}/**/*.test.{ts,tsx}', 'e2e/{engine-double,soak}/**/*.test.ts'],
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'engine',
          include: ['e2e/{lab,engine,faults}/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 180_000,
        },
      },
      {
        resolve: { alias },
        test: { name: 'bench', include: ['e2e/bench/*.bench.ts'], testTimeout: 1_200_000 },
      },
      {
        resolve: { alias },
        test: { name: 'soak', include: ['e2e/soak/*.soak.ts'] },
      },
    ],
  },
});
