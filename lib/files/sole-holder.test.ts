import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { holdAlone } from './sole-holder';

const folder = mkdtempSync(join(tmpdir(), 'netloom-held-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Another process that holds the folder until it is killed. */
const holder = `
  const Database = require('libsql');
  const database = new Database(${JSON.stringify(join(folder, 'held'))});
  database.exec('BEGIN EXCLUSIVE');
  console.log('held');
  setInterval(() => {}, 1000);
`;

it('is held by one process at a time, and free again when that was killed', { timeout: 30_000 }, async () => {
  const other = spawn(process.execPath, ['-e', holder], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(other.stdout, 'data');
  expect(holdAlone(folder, 0)).toBeNull();
  other.kill('SIGKILL');
  await once(other, 'exit');
  const held = holdAlone(folder);
  expect(held).not.toBeNull();
  expect(() => execFileSync(process.execPath, ['-e', holder], { stdio: 'pipe', timeout: 10_000 })).toThrow(
    /locked|busy/i,
  );
  held?.release();
  holdAlone(folder)?.release();
});
