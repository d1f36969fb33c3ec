import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aContainerId, aNetworkId } from '@/lib/model/builders';
import type { EngineChange } from './engine';
import { changesOf, linesOf } from './event-stream';

async function* chunks(bytes: Uint8Array, cuts: readonly number[]): AsyncGenerator<Uint8Array> {
  const at = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((a, b) => a - b);
  let from = 0;
  for (const to of [...at, bytes.length]) {
    yield bytes.subarray(from, to);
    from = to;
  }
}

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

const event = (Type: string, ID: string, Attributes = {}) =>
  JSON.stringify({ Type, Action: 'connect', Actor: { ID, Attributes }, scope: 'local' });

async function changes(text: string, log: string[] = []): Promise<EngineChange[]> {
  return collect(changesOf(chunks(Buffer.from(text), []), (line) => log.push(line)));
}

describe('the event stream', () => {
  it('gives the same lines however it is cut, inside a character too', async () => {
    const line = fc.string({ unit: 'grapheme' }).map((text) => `x${text.replaceAll('\n', '')}`);
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1 }), fc.array(fc.nat(500)), async (lines, cuts) => {
        const bytes = Buffer.from(lines.map((text) => `${text}\n`).join(''));
        expect(await collect(linesOf(chunks(bytes, cuts)))).toEqual(lines);
      }),
    );
  });

  it('says what to read again', async () => {
    const [network, container] = [aNetworkId('app'), aContainerId('web')];
    const text = [
      event('container', container),
      event('network', network, { container }),
      event('network', network),
      event('daemon', 'lab'),
      event('node', 'abc'),
    ].join('\n');
    expect(await changes(text)).toEqual([
      { kind: 'container', id: container },
      { kind: 'network', id: network, containerId: container },
      { kind: 'network', id: network, containerId: null },
      { kind: 'engine' },
      { kind: 'engine' },
    ]);
  });

  it('leaves out garbage, says so, and goes on', async () => {
    const log: string[] = [];
    const container = aContainerId('web');
    const garbage = ['<html>', '{"Type":"container"', '{}', event('container', '../../etc'), event('image', container)];
    expect(await changes([...garbage, '', event('container', container)].join('\n'), log)).toHaveLength(1);
    expect(log).toHaveLength(garbage.length);
  });

  it('does not keep a line without an end', async () => {
    const log: string[] = [];
    async function* flood() {
      for (let at = 0; at < 30; at++) yield Buffer.alloc(100_000, 'x');
      yield Buffer.from(`\n${event('daemon', 'lab')}\n`);
    }
    expect(await collect(changesOf(flood(), (line) => log.push(line)))).toEqual([{ kind: 'engine' }]);
    expect(log).toHaveLength(1);
    const kept = await collect(linesOf(flood()));
    expect(kept[0]?.length).toBeLessThan(1_200_000);
  });

  it('reads of whom an event tells whose labels hold megabytes', async () => {
    const [container, other] = [aContainerId('web'), aContainerId('other')];
    const from = `"Type":"container","Action":"start","Actor":{"ID":"${other}"`;
    const labels = { from, huge: 'x'.repeat(5_000_000) };
    const line = (Type: string) =>
      JSON.stringify({
        status: 'rename',
        id: container,
        from,
        Type,
        Action: 'rename',
        Actor: { ID: container, Attributes: labels },
      });
    async function* inPieces() {
      const bytes = Buffer.from(`${line('container')}\n${event('daemon', 'lab')}\n${line('image')}\n`);
      for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
    }
    const log: string[] = [];
    expect(await collect(changesOf(inPieces(), (told) => log.push(told)))).toEqual([
      { kind: 'container', id: container },
      { kind: 'engine' },
    ]);
    expect(log).toHaveLength(1);
  });
});
