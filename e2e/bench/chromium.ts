import { chromium, type Browser } from '@playwright/test';
import config from '../../playwright.config';

const { launchOptions = {} } = config.use ?? {};

/** The same browser that the stories use. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch(launchOptions);
}

/** The same with WebGL, which the processor draws where there is no graphics card. */
export function launchBrowserWithWebgl(): Promise<Browser> {
  const args = launchOptions.args?.filter((flag) => flag !== '--disable-gpu') ?? [];
  const webgl = ['--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];
  return chromium.launch({ ...launchOptions, args: [...args, ...webgl] });
}
