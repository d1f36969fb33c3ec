import type { Page } from '@playwright/test';

/** As the product's own (lib/model/visible-text.ts), said once more: what is proven is not taken from what it proves. */
const hidden = String.raw`[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]|(?! )\p{Zs}|^\p{M}`;

/**
 * Where the page holds a character that a person could not see: in a text, an attribute, its title or its graph. Lines
 * may end in what is laid out by lines. Of a field's value it is not asked: it is what will be sent.
 */
export function hiddenText(page: Page): Promise<string[]> {
  return page.evaluate((source) => {
    const pattern = new RegExp(source, 'u');
    const found: string[] = [];
    const look = (where: string, text: string, hasLines = false) => {
      const seen = hasLines ? text.replace(/[\n\t]/g, ' ') : text;
      if (pattern.test(seen)) found.push(`${where}: ${JSON.stringify(text.slice(0, 200))}`);
    };
    look('title', document.title);
    const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (node instanceof Text) {
        const parent = node.parentElement;
        if (parent?.closest('script, style, template') === null) {
          look(parent.outerHTML.slice(0, 120), node.data, parent.closest('pre, textarea') !== null);
        }
      } else if (node instanceof Element && node.closest('script, style, template') === null) {
        for (const { name, value } of node.attributes) {
          // data-value: by which the search knows its entries, read by nobody.
          if (['value', 'data-value', 'class', 'style'].includes(name)) continue;
          look(`${node.tagName} ${name}`, value);
        }
      }
    }
    const host = document.querySelector('[data-testid=graph-host]') as
      (HTMLElement & { _cyreg?: { cy: { elements(): { jsons(): { data: Record<string, unknown> }[] } } } }) | null;
    for (const { data } of host?._cyreg?.cy.elements().jsons() ?? []) {
      for (const key of ['label', 'detail', 'parent', 'ports']) look(`graph ${key}`, String(data[key] ?? ''));
    }
    return found;
  }, hidden);
}
