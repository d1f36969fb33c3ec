import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aContainer, anEngine, aNetwork, aNetworkId, aTopology } from '@/lib/model/builders';
import { engineIdSchema, shortId } from '@/lib/model';
import { exposition } from './exposition';
import { labelsOf } from './labels';
import { familiesOf } from './metrics';
import { aShop, aWorld, everyoneOn } from './scripted-world';

/** A network called by `name`, whose id follows from `key`. */
const called = (name: string, key: string) => aNetwork({ id: aNetworkId(key), name });
const namesOf = (...networks: ReturnType<typeof called>[]) =>
  Array.from(labelsOf(aTopology({ networks })).networks.values(), ({ network }) => network);

describe('labels', () => {
  it('are the names that people know', () => {
    const { endpoints } = labelsOf(aShop());
    expect([...endpoints.values()]).toContainEqual({ engine: 'lab', network: 'shop_app', container: 'shop-db-1' });
  });

  it('have the short id behind them where two networks share a name', () => {
    const twins = [called('twin', 'one'), called('twin', 'other')];
    expect(namesOf(...twins, called('single', 'single'))).toEqual([
      ...twins.map(({ id }) => `twin/${shortId(id)}`),
      'single',
    ]);
  });

  it('have it behind a name that only looks as if it had', () => {
    const [one, other] = [called('twin', 'one'), called('twin', 'other')];
    const pretender = called(`twin/${shortId(one.id)}`, 'pretender');
    expect(namesOf(one, other, pretender).at(-1)).toBe(`${pretender.name}/${shortId(pretender.id)}`);
  });

  it('are cut where a name is too long, and have it behind them where that makes them the same', () => {
    const [one, other] = [called(`${'n'.repeat(300)}1`, 'one'), called(`${'n'.repeat(300)}2`, 'other')];
    expect(namesOf(one, other)).toEqual([one, other].map(({ id }) => `${'n'.repeat(199)}…/${shortId(id)}`));
  });

  it('may be the same on two engines, whose names differ', () => {
    const other = engineIdSchema.parse('other');
    const networks = [called('shop_app', 'one'), { ...called('shop_app', 'other'), engineId: other }];
    const engines = [anEngine(), anEngine({ id: other, name: 'remote' })];
    expect([...labelsOf(aTopology({ engines, networks })).networks.values()]).toEqual([
      { engine: 'lab', network: 'shop_app' },
      { engine: 'remote', network: 'shop_app' },
    ]);
  });

  it.each([
    ['a line break', 'a\nb', String.raw`a\\u{a}b`],
    ['a carriage return', 'a\rb', String.raw`a\\u{d}b`],
    ['a turn of direction', 'a\u202eb', String.raw`a\\u{202e}b`],
    ['quotes', 'a"} 1', String.raw`a\"} 1`],
    ['backslashes', 'a\\', String.raw`a\\`],
    ['markup', '<img onerror=x>', '<img onerror=x>'],
  ])('keep their line with %s in a name', async (_title, name, expected) => {
    const text = await exposition(familiesOf(aWorld(everyoneOn([called(name, 'k')], [aContainer()]))));
    expect(text.split('\n')).toContain(
      `netloom_endpoint_receive_bytes_total{engine="lab",network="${expected}",container="web"} 1000`,
    );
  });

  it('are unique whatever the names are', async () => {
    const hostile = fc.oneof(
      fc.constantFrom('twin', `twin/${shortId(aNetworkId('0'))}`, `twin/${shortId(aNetworkId('1'))}`, '\n', '\\u{a}'),
      fc.string({ unit: 'binary', maxLength: 30 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(hostile, { minLength: 1, maxLength: 8 }), async (names) => {
        const networks = names.map((name, at) => called(name, `${at}`));
        const text = await exposition(familiesOf(aWorld(everyoneOn(networks, [aContainer()]))));
        const series = text
          .split('\n')
          .filter((line) => line.startsWith('netloom_endpoint_receive_bytes_total{'))
          .map((line) => line.replace(/ \d+$/, ''));
        expect(series).toHaveLength(names.length);
        expect(new Set(series).size).toBe(names.length);
      }),
    );
  });
});
