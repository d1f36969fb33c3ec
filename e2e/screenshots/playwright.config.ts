import { defineConfig } from '@playwright/test';
import stories from '../../playwright.config';

/** `npm run screenshots`: the README's pictures, taken from the running product on the lab's sample world. */
export default defineConfig(stories, {
  testDir: '.',
  testMatch: '*.shot.ts',
  timeout: 240_000,
  outputDir: '../../test-results',
});
