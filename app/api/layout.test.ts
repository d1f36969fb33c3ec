import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aRuntime, bearer, call } from './stage';

let folder = '';
const restart = (environment: Record<string, string> = {}) => aRuntime({ NETLOOM_DATA: folder, ...environment });
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'netloom-layout-'));
  restart();
});
afterEach(() => rmSync(folder, { recursive: true }));

const put = (body: unknown) => call('PUT', '/api/layout', { headers: bearer, body });
const get = async () => (await call('GET', '/api/layout', { headers: bearer })).json();
const web = 'ENGINE/container/shop/web/1';

describe('the layout', () => {
  it('is empty at first', async () => {
    expect(await get()).toEqual({ positions: {}, groups: {} });
  });

  it('is changed where a change says so, and on the disk before it is said to be saved', async () => {
    await put({ positions: { [web]: { x: 1, y: 2 }, db: { x: 3, y: 4 } }, groups: { shop: 'collapsed' } });
    const response = await put({ positions: { db: null } });
    expect([response.status, await response.json()]).toEqual([200, { saved: true }]);
    const expected = { positions: { [web]: { x: 1, y: 2 } }, groups: { shop: 'collapsed' } };
    expect(JSON.parse(readFileSync(join(folder, 'layout.json'), 'utf8'))).toEqual(expected);
    restart();
    expect(await get()).toEqual(expected);
  });

  it('is not said to be saved when it is not', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    restart({ NETLOOM_DATA: file });
    const response = await put({ positions: { [web]: { x: 1, y: 2 } } });
    expect(response.status).toBe(422);
    expect((await response.json()).error.message).toContain(join(file, 'layout.json'));
    expect((await get()).positions).toEqual({ [web]: { x: 1, y: 2 } });
  });

  it.each([
    ['half a pixel', { positions: { web: { x: 0.5, y: 0 } } }],
    ['a name that is too long', { positions: { ['k'.repeat(401)]: null } }],
    ['a list that nobody knows', { places: {} }],
    ['no change at all', []],
  ])('takes no change with %s', async (_title, change) => {
    expect((await put(change)).status).toBe(400);
  });

  it('stays as it is when Netloom is read-only, for everybody to see', async () => {
    restart({ NETLOOM_READ_ONLY: 'on' });
    expect((await put({ positions: {} })).status).toBe(404);
    expect(await get()).toEqual({ positions: {}, groups: {} });
  });
});
