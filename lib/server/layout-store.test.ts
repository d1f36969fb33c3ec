import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyLayout } from '@/lib/model';
import { LayoutStore } from './layout-store';

let folder = '';
let data = '';
let logged: string[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'netloom-layout-'));
  data = join(folder, 'data');
  logged = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

const log = (_detail: unknown, sentence?: string) => void logged.push(sentence ?? String(_detail));
const open = (delayMs = 0) => new LayoutStore({ dataDirectory: data, log: { warn: log, info: log }, delayMs });
const saved = () => JSON.parse(readFileSync(join(data, 'layout.json'), 'utf8'));
const move = (key: string, x: number) => ({ positions: { [key]: { x, y: 0 } } });

describe('the saved layout', () => {
  it('is empty at first, and then what was saved, at the next start too', async () => {
    const store = open();
    expect(store.layout).toEqual(emptyLayout);
    await store.change({ ...move('a', 1), groups: { shop: 'collapsed' } });
    expect(open().layout).toEqual({ positions: { a: { x: 1, y: 0 } }, groups: { shop: 'collapsed' } });
    expect(logged).toEqual([]);
  });

  it('is for its owner only, and leaves nothing beside it', async () => {
    await open().change(move('a', 1));
    expect(statSync(data).mode & 0o777).toBe(0o700);
    expect(statSync(join(data, 'layout.json')).mode & 0o777).toBe(0o600);
    expect(readdirSync(data)).toEqual(['layout.json']);
  });

  it('takes two quick changes in one write, and loses neither', async () => {
    const store = open(20);
    const order: string[] = [];
    const both = [store.change(move('a', 1)), store.change(move('b', 2))];
    void Promise.race(both).then(() => order.push(Object.keys(saved().positions).join()));
    await Promise.all(both);
    expect(order).toEqual(['a,b']);
  });

  it('is written at once at a stop', async () => {
    const store = open(60_000);
    const change = store.change(move('a', 1));
    store.flush();
    expect(saved()).toMatchObject(move('a', 1));
    await change;
  });

  it('is whole after a kill between two writes', () => {
    mkdirSync(data);
    writeFileSync(join(data, 'layout.json'), JSON.stringify({ ...move('a', 1), groups: {} }));
    writeFileSync(join(data, `layout.json.${process.pid}.new`), '{"positions":{"a":{"x"');
    const store = open();
    void store.change(move('b', 2));
    store.flush();
    expect(Object.keys(saved().positions)).toEqual(['a', 'b']);
    expect(readdirSync(data)).toEqual(['layout.json']);
  });

  it.each([
    ['cut off', '{"positions":{'],
    ['of another program', '{"nodes":[]}'],
    ['empty', ''],
    ['out of bounds', '{"positions":{"a":{"x":1e9,"y":0}},"groups":{}}'],
  ])('is set aside when it is %s, and begun anew', async (_title, text) => {
    mkdirSync(data);
    writeFileSync(join(data, 'layout.json'), text);
    const store = open();
    expect(store.layout).toEqual(emptyLayout);
    await store.change(move('a', 1));
    const [aside = ''] = readdirSync(data).filter((name) => name.startsWith('layout.json.broken-'));
    expect(readFileSync(join(data, aside), 'utf8')).toBe(text);
    expect(logged).toEqual([expect.stringContaining(aside)]);
    expect(saved()).toMatchObject(move('a', 1));
  });
});

describe('a folder that takes no file', () => {
  it('is said to whoever saves, and once in the log; the positions hold, and are written when it can be', async () => {
    writeFileSync(data, 'a file where the folder should be');
    const store = open();
    for (const key of ['a', 'b']) {
      await expect(store.change(move(key, 1))).rejects.toMatchObject({
        code: 'not_possible',
        message: expect.stringContaining(join(data, 'layout.json')),
      });
    }
    expect(Object.keys(store.layout.positions)).toEqual(['a', 'b']);
    expect(logged.filter((line) => line.startsWith('Positions cannot be saved'))).toHaveLength(1);
    rmSync(data);
    await store.change(move('c', 1));
    expect(Object.keys(saved().positions)).toEqual(['a', 'b', 'c']);
    expect(logged.at(-1)).toMatch(/saved again/);
  });
});
