import { defineConfig } from '@playwright/test';

/** Stories run one after the other on one lab: they change the same world. Chromium is the system's own. */
export default defineConfig({
  testDir: 'e2e/stories',
  testMatch: '**/*.story.ts',
  workers: 1,
  // Generous: how fast things are is measured by the benchmarks, not here.
  timeout: 120_000,
  expect: { timeout: 25_000 },
  reporter: 'list',
  outputDir: 'test-results',
  use: {
    viewport: { width: 1440, height: 900 },
    colorScheme: 'dark',
    // Without its film: filming a page that moves costs a machine without GPU as much as the page itself.
    trace: { mode: 'retain-on-failure', screenshots: false },
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      // As root there is no sandbox; the rest keeps it from looking for hosts on the internet.
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
