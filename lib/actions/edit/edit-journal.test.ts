import { appendFileSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { requestFor } from '@/lib/commands/network-request';
import type { ActionId } from '@/lib/model';
import { aContainerId, anAuthor, aNetwork, aTime } from '@/lib/model/builders';
import { EditJournal } from './edit-journal';
import type { EditOrder } from './edit-order';

const id = '00000000-0000-4000-8000-000000000001' as ActionId;
// Names and aliases as engines take them, not as a person could ask for them today.
const network = aNetwork({ name: '<img>\n\u202e', labels: { 'a b': '__proto__' } });
const request = { containerId: aContainerId('web'), aliases: ['no alias at all!'] };
const order: EditOrder = {
  ...{ id, at: aTime, author: anAuthor, undoes: null, network, asked: { request: {} } },
  ...{ before: requestFor(network), after: requestFor(network), known: [network.id] },
  members: [{ containerId: aContainerId('web'), name: 'web', from: request, to: request }],
};
const turned = { kind: 'turned', at: aTime, why: 'no', engineMessage: null } as const;

let directory: string;
let warnings: string[];
const journal = () => new EditJournal(join(directory, 'edits'), { warn: (line) => void warnings.push(line) });
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'netloom-journal-'));
  warnings = [];
});
afterEach(() => rmSync(directory, { recursive: true }));
const file = () => join(directory, 'edits', `${id}.jsonl`);

describe('the journal of edits', () => {
  it('gives back what was begun and what happened, whatever the names', () => {
    journal().begin(order);
    journal().append(id, turned);
    expect(journal().unfinished()).toMatchObject([{ order, turned: { why: 'no' } }]);
    journal().end(id);
    expect(journal().unfinished()).toEqual([]);
  });

  it('is for the owner only', () => {
    journal().begin(order);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    expect(statSync(join(directory, 'edits')).mode & 0o777).toBe(0o700);
  });

  it('passes over a last line that a crash has cut', () => {
    journal().begin(order);
    appendFileSync(file(), '{"kind":"turned","at":');
    expect(journal().unfinished()).toMatchObject([{ turned: null }]);
  });

  it('sets one aside that was cut before its first line was whole: nothing had been begun', () => {
    journal().begin(order);
    writeFileSync(file(), '{"id":');
    expect(journal().unfinished()).toEqual([]);
    expect(warnings).toEqual([expect.stringContaining('.broken-')]);
    expect(journal().unfinished()).toEqual([]);
  });

  it('cannot be begun where it cannot be written', () => {
    writeFileSync(join(directory, 'edits'), '');
    expect(() => journal().begin(order)).toThrow(/EEXIST|ENOTDIR/);
  });

  it('leaves nothing that would be taken up where it could not be begun', () => {
    journal().begin(order);
    expect(() => journal().begin(order)).toThrow(/EEXIST/);
    expect(journal().unfinished()).toEqual([]);
  });

  it('goes on after a line that a crash has cut', () => {
    journal().begin(order);
    appendFileSync(file(), '{"kind":"turned","at":');
    journal().append(id, turned);
    expect(journal().unfinished()).toMatchObject([{ turned: { why: 'no' } }]);
  });

  it('does not stumble over what is no journal', () => {
    journal().begin(order);
    mkdirSync(join(directory, 'edits', 'folder.jsonl'));
    expect(journal().unfinished()).toHaveLength(1);
  });
});
