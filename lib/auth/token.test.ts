import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadToken, metricsTokenOf, roleTokensOf } from './token';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'netloom-token-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the token', () => {
  it('is 32 random bytes, kept for its owner only, and the same at the next start', () => {
    const data = join(folder, 'data');
    const { token, isNew } = loadToken({ kind: 'generated' }, data);
    expect(isNew).toBe(true);
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(statSync(data).mode & 0o777).toBe(0o700);
    expect(statSync(join(data, 'token')).mode & 0o777).toBe(0o600);
    expect(loadToken({ kind: 'generated' }, data)).toEqual({ token, isNew: false });
  });

  it('is closed to others again where somebody opened it', () => {
    loadToken({ kind: 'generated' }, folder);
    chmodSync(join(folder, 'token'), 0o644);
    loadToken({ kind: 'generated' }, folder);
    expect(statSync(join(folder, 'token')).mode & 0o777).toBe(0o600);
  });

  it('is not kept where everybody may write, and so put another one', () => {
    chmodSync(folder, 0o777);
    expect(() => loadToken({ kind: 'generated' }, folder)).toThrow(/Everybody/);
    expect(() => loadToken({ kind: 'given', token: 'sixteen-letters!' }, folder)).toThrow(/Everybody/);
  });

  it('may be given, and then nothing is written', () => {
    expect(loadToken({ kind: 'given', token: 'sixteen-letters!' }, join(folder, 'data')).token).toBe(
      'sixteen-letters!',
    );
    expect(() => readFileSync(join(folder, 'data', 'token'))).toThrow('ENOENT');
  });

  it('may lie in a file', () => {
    writeFileSync(join(folder, 'mine'), 'sixteen-letters!\n');
    expect(loadToken({ kind: 'file', path: join(folder, 'mine') }, folder).token).toBe('sixteen-letters!');
  });

  it.each(['short', 'with a blank in it', ''])('is refused when it is “%s”', (token) => {
    writeFileSync(join(folder, 'token'), token);
    expect(() => loadToken({ kind: 'generated' }, folder)).toThrow(/token does not hold a usable token/);
  });

  it('is missed by the name of its file', () => {
    expect(() => loadToken({ kind: 'file', path: join(folder, 'none') }, folder)).toThrow(join(folder, 'none'));
  });
});

describe('the tokens of the roles', () => {
  const [admin, operator, viewer] = ['a', 'o', 'v'].map((letter) => letter.repeat(16)) as [string, string, string];

  it.each([
    [{ operator: null, viewer: null }],
    [{ operator, viewer: null }],
    [{ operator: null, viewer }],
    [{ operator, viewer }],
  ])('may be these beside the admin’s: %j', (given) => {
    expect(roleTokensOf(admin, given)).toEqual({ admin, ...given });
  });

  it.each([
    [{ operator: admin, viewer: null }, /same/],
    [{ operator, viewer: operator }, /same/],
    [{ operator: 'short', viewer: null }, /NETLOOM_OPERATOR_TOKEN does not hold/],
    [{ operator: null, viewer: 'with a blank in it' }, /NETLOOM_VIEWER_TOKEN does not hold/],
  ])('are refused as %j', (given, sentence) => {
    expect(() => roleTokensOf(admin, given)).toThrow(sentence);
  });
});

describe('the token of who reads the metrics', () => {
  const tokens = { admin: 'the-installation', operator: null, viewer: 'who-only-looks-on' };

  it('is the installation’s where none is given, and its own where one is', () => {
    expect(metricsTokenOf(null, tokens)).toBe('the-installation');
    expect(metricsTokenOf('sixteen-letters!', tokens)).toBe('sixteen-letters!');
  });

  it('is refused by its name when it could be guessed', () => {
    expect(() => metricsTokenOf('short', tokens)).toThrow(/NETLOOM_METRICS_TOKEN does not hold/);
  });

  it('is no role’s', () => {
    for (const token of ['the-installation', 'who-only-looks-on']) {
      expect(() => metricsTokenOf(token, tokens)).toThrow(/NETLOOM_METRICS_TOKEN is a role’s token too/);
    }
  });
});
