import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { actionIdSchema, actionQuerySchema } from '@/lib/model';
import type { ActionId, ActionQuery, ActionRecord } from '@/lib/model';
import { aContainer, anAuthor, anEndpoint, aNetwork, aTime } from '@/lib/model/builders';
import { AuditIndex } from './audit-index';
import { AuditLog } from './audit-log';

const [app, data] = [aNetwork({ name: 'app' }), aNetwork({ name: 'Data' })];
const web = aContainer({ name: 'web' });
const idOf = (number: number): ActionId =>
  actionIdSchema.parse(`00000000-0000-4000-8000-${String(number).padStart(12, '0')}`);

type Told = Omit<ActionRecord, 'number'>;
const told = (number: number, about: Partial<Told> = {}): Told => ({
  ...anAuthor,
  id: idOf(number),
  at: aTime,
  kind: 'connect',
  outcome: 'done',
  networkId: app.id,
  networkName: 'app',
  containerId: web.id,
  containerName: 'web',
  message: null,
  engineMessage: null,
  undoes: null,
  asked: { containerId: web.id },
  before: null,
  after: anEndpoint(app, web),
  ...about,
});

describe('the audit log', () => {
  let directory: string;
  let audit: AuditLog;
  const warn = vi.fn();
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'netloom-audit-'));
    warn.mockReset();
    audit = open();
  });
  afterEach(() => {
    audit.close();
    rmSync(directory, { recursive: true, force: true });
  });

  function open(rotation?: { bytes: number; files: number }): AuditLog {
    return new AuditLog({ dataDirectory: directory, log: { warn, info: vi.fn() }, ...(rotation && { rotation }) });
  }
  function restart(rotation?: { bytes: number; files: number }): void {
    audit.close();
    audit = open(rotation);
  }
  const lines = join('audit', 'actions.jsonl');
  const pathOf = (name: string) => join(directory, name);
  const numbers = (query: Partial<ActionQuery> = {}) =>
    audit.list({ ...actionQuerySchema.parse({}), ...query }).actions.map(({ number }) => number);

  it('writes one line of JSON for each, readable by its owner only', () => {
    audit.append(told(1));
    audit.append(told(2, { networkName: 'line\nbreak \u202e' }));
    const written = readFileSync(pathOf(lines), 'utf8').trimEnd().split('\n');
    expect(written.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { number: 1, kind: 'connect', after: { containerId: web.id }, requestId: anAuthor.requestId },
      { number: 2, networkName: 'line\nbreak \u202e' },
    ]);
    // Whoever looks at the file in a terminal sees the mark, and it does not turn what follows.
    expect(written[1]).toContain('break \\u202e');
    for (const name of readdirSync(pathOf('audit'))) {
      if (name.endsWith('.jsonl')) expect(statSync(join(pathOf('audit'), name)).mode & 0o077).toBe(0);
    }
  });

  it('is found again, newest first, by page, after a restart too', () => {
    for (let number = 1; number <= 5; number += 1) audit.append(told(number));
    restart();
    expect(audit.list(actionQuerySchema.parse({ limit: 2 }))).toMatchObject({
      actions: [{ number: 5 }, { number: 4 }],
      next: 4,
    });
    expect(audit.list(actionQuerySchema.parse({ limit: 2, before: 2 }))).toMatchObject({
      actions: [{ number: 1 }],
      next: null,
    });
    expect(audit.append(told(6)).record.number).toBe(6);
  });

  it.each<[string, Partial<ActionQuery>, number[]]>([
    ['a kind', { kind: 'remove' }, [3]],
    ['an outcome', { outcome: 'refused' }, [2]],
    ['a network', { network: data.id }, [3]],
    ['a container', { container: web.id }, [2, 1]],
    ['a word of a name, in capitals or not', { text: 'dAtA' }, [3]],
    ['a word of what was answered', { text: 'address in use' }, [2]],
    ['a character that searching languages know', { text: '%' }, []],
    ['several, which must all hold', { kind: 'connect', outcome: 'done' }, [1]],
  ])('finds by %s', (_title, query, expected) => {
    audit.append(told(1));
    audit.append(told(2, { outcome: 'refused', engineMessage: 'Address in use', after: null }));
    audit.append(told(3, { kind: 'remove', networkId: data.id, networkName: 'Data', containerId: null, before: data }));
    expect(numbers(query)).toEqual(expected);
  });

  it('knows which took which back, and only where it was done', () => {
    audit.append(told(1));
    audit.append(told(2, { kind: 'disconnect', outcome: 'refused', undoes: idOf(1) }));
    expect(audit.get(idOf(1)).undoneBy).toBeNull();
    audit.append(told(3, { kind: 'disconnect', undoes: idOf(1) }));
    restart();
    expect(audit.get(idOf(1)).undoneBy).toBe(idOf(3));
    expect(() => audit.get(idOf(9))).toThrow(/No such action/);
  });

  it('follows a network through all that were made in its place', () => {
    const [second, third] = [aNetwork({ name: 'second' }), aNetwork({ name: 'third' })];
    audit.append(told(1, { kind: 'remove', networkId: app.id }));
    audit.append(told(2, { kind: 'create', networkId: second.id, undoes: idOf(1) }));
    audit.append(told(3, { kind: 'remove', networkId: second.id, undoes: idOf(2) }));
    audit.append(told(4, { kind: 'create', networkId: third.id, undoes: idOf(3) }));
    expect(audit.successorOf(app.id)).toBe(third.id);
    expect(audit.successorOf(data.id)).toBe(data.id);
  });

  it('begins new files, lets the oldest go, and forgets what was in it', () => {
    const rotation = { bytes: 4000, files: 3 };
    restart(rotation);
    for (let number = 1; number <= 30; number += 1) audit.append(told(number));
    const kept = numbers();
    expect(kept[0]).toBe(30);
    expect(kept.length).toBeLessThan(20);
    expect(readdirSync(pathOf('audit')).filter((name) => name.endsWith('.jsonl'))).toHaveLength(3);
    restart(rotation);
    expect(numbers()).toEqual(kept);
    rmSync(pathOf(join('audit', 'index.db')));
    restart(rotation);
    expect(numbers()).toEqual(kept);
  });

  it('passes over a line that a crash cut short, says so, and loses none after it', () => {
    audit.append(told(1));
    appendFileSync(pathOf(lines), '{"id":"half a li');
    restart();
    audit.append(told(2));
    rmSync(pathOf(join('audit', 'index.db')));
    restart();
    expect(numbers()).toEqual([2, 1]);
    expect(warn.mock.calls.flat().join()).toMatch(/1 lines? of the audit log cannot be read/);
  });

  it('makes its index anew when that is no good or tells more than the lines', () => {
    audit.append(told(1));
    audit.append(told(2));
    audit.close();
    writeFileSync(pathOf(join('audit', 'index.db')), 'not a database '.repeat(500));
    audit = open();
    expect(numbers()).toEqual([2, 1]);
    audit.close();
    writeFileSync(pathOf(lines), `${readFileSync(pathOf(lines), 'utf8').split('\n')[0]}\n`);
    audit = open();
    expect(numbers()).toEqual([1]);
  });

  it('goes on in memory when its index takes nothing more, and has lost nothing', () => {
    audit.append(told(1));
    const broken = vi.spyOn(AuditIndex.prototype, 'add').mockImplementationOnce(() => {
      throw new Error('the disk is full');
    });
    audit.append(told(2));
    broken.mockRestore();
    audit.append(told(3));
    expect(numbers()).toEqual([3, 2, 1]);
    expect(warn.mock.calls.flat().join()).toMatch(/kept in memory from now on: the disk is full/);
    restart();
    expect(numbers()).toEqual([3, 2, 1]);
  });

  it('remembers in memory what it cannot write down, and says so', () => {
    audit.close();
    rmSync(directory, { recursive: true });
    writeFileSync(directory, 'a file where the folder should be');
    audit = open();
    const { notKept } = audit.append(told(1));
    expect(notKept).toMatch(/not written down in the audit log/);
    expect(audit.notKept).toBe(notKept);
    expect(numbers()).toEqual([1]);
  });
});
