import { chromium, type Browser } from '@playwright/test';
import config from '../../playwright.config';

/** The same browser that the stories use. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch(config.use?.launchOptions ?? {});
}
