import { expect, type Page } from '@playwright/test';

export interface Watch {
  /** Nothing that a name holds was run, loaded or asked for, up to now. */
  isQuiet(): Promise<void>;
}

/** Counts what must not happen, from the next page load on: see the payloads of the hostile world. */
export async function watchForPayloads(page: Page, origin: string): Promise<Watch> {
  const violations: string[] = [];
  const requests: string[] = [];
  const dialogs: string[] = [];
  await page.exposeFunction('tellViolation', (what: string) => violations.push(what));
  await page.addInitScript(() => {
    const { tellViolation } = window as unknown as { tellViolation: (what: string) => void };
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile, lineNumber }) =>
      tellViolation(`${violatedDirective} ${blockedURI} ${sourceFile}:${lineNumber}`),
    );
  });
  page.on('console', (message) => {
    if (/content.security.policy/i.test(message.text())) violations.push(message.text());
  });
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    const isOwn = url.origin === origin || url.protocol === 'data:' || url.protocol === 'blob:';
    if (!isOwn || url.pathname.includes('netloom-payload')) requests.push(request.url());
  });
  return {
    async isQuiet() {
      const ran = await page.evaluate(() => 'netloomPayload' in window || 'polluted' in Object.prototype);
      const made = await page.locator('img, iframe, object, embed, base, a[href^="javascript:" i]').count();
      expect({ violations, requests, dialogs, ran, made }).toEqual({
        violations: [],
        requests: [],
        dialogs: [],
        ran: false,
        made: 0,
      });
    },
  };
}
