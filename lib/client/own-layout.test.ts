import { afterEach, beforeEach, expect, it, vi } from 'vitest';

let kept: Record<string, string> = {};
const storage = {
  getItem: (key: string) => kept[key] ?? null,
  setItem: (key: string, value: string) => void (kept[key] = value),
};
/** As after a reload. */
const load = async () => {
  vi.resetModules();
  return import('./own-layout');
};

beforeEach(() => {
  kept = {};
  vi.stubGlobal('window', {});
  vi.stubGlobal('localStorage', storage);
});
afterEach(() => void vi.unstubAllGlobals());

it('keeps a person’s own arrangement over a reload', async () => {
  const { keepOwnLayout } = await load();
  keepOwnLayout({ positions: { a: { x: 1, y: 2 }, b: { x: 0, y: 0 } } });
  keepOwnLayout({ positions: { b: null }, groups: { shop: 'collapsed' } });
  const { ownLayout } = await load();
  expect(ownLayout.get()).toEqual({ positions: { a: { x: 1, y: 2 }, b: null }, groups: { shop: 'collapsed' } });
});

it.each(['not json', '{"positions":[]}', '{"places":{}}'])('begins anew where it finds %s', async (text) => {
  kept = { 'netloom.layout': text };
  expect((await load()).ownLayout.get()).toEqual({});
});

it('holds until the page goes where the browser has no room', async () => {
  vi.stubGlobal('localStorage', {
    ...storage,
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
  });
  const { keepOwnLayout, ownLayout } = await load();
  keepOwnLayout({ groups: { shop: 'expanded' } });
  expect(ownLayout.get()).toMatchObject({ groups: { shop: 'expanded' } });
});
