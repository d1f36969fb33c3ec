import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { complete, completions } from './completions';
import { fieldNames, fields } from './fields';
import { flagNames } from './flags';
import { aLab } from './scripted-lab';

/** With `|` for the caret, in the query and in what comes of each completion. */
function offered(marked: string): string[] {
  const caret = marked.indexOf('|');
  const query = marked.replace('|', '');
  return completions(query, caret, aLab.topology).map((completion) => {
    const taken = complete(query, completion);
    return `${taken.query.slice(0, taken.caret)}|${taken.query.slice(taken.caret)}`;
  });
}

describe('what could stand at the caret', () => {
  it.each([
    ['dri|', ['driver:|']],
    ['DRI|', ['driver:|']],
    ['-dri|', ['-driver:|']],
    ['web dri| or x', ['web driver:| or x']],
    ['dr|iver:x', ['driver:|x']],
    ['driver:|', ['bridge', 'host', 'none', 'null', 'overlay'].map((value) => `driver:${value}|`)],
    ['driver:bridge,o|', ['driver:bridge,overlay|', 'driver:bridge,host|', 'driver:bridge,none|']],
    ['driver:x|,bridge', []],
    ['driver:o|x,bridge', []],
    ['state:run|', ['state:running|']],
    [
      'is:i|',
      ['internal', 'ingress', 'ipv6', 'idle', 'isolated', 'predefined', 'multihomed', 'published'].map(
        (flag) => `is:${flag}|`,
      ),
    ],
    ['mtu:1|', ['mtu:1450|', 'mtu:1500|']],
    ['project:"sh|', ['project:shop|']],
    ['ip:10.0.1.|', ['ip:10.0.1.0/24|', 'ip:10.0.1.1|', 'ip:10.0.1.2|', 'ip:10.0.1.3|']],
    ['nonsense:|', []],
    ['overl|', ['driver:overlay|']],
    ['api|', ['name:api|']],
  ])('%s: %j', (query, expected) => {
    expect(offered(query)).toEqual(expected);
  });

  it('is any field where nothing is written', () => {
    const every = fieldNames.map((name) => `web ${name}:|`);
    expect(offered('web |')).toEqual(every);
    expect(completions('', 0, aLab.topology)[0]).toMatchObject({ text: 'name:', detail: fields.name.explanation });
  });

  it('explains flags', () => {
    expect(completions('is:mul', 6, aLab.topology)).toMatchObject([{ detail: 'Is on more than one network.' }]);
    expect(flagNames).toContain('multihomed');
  });

  it('never fails, wherever the caret is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary-ascii', maxLength: 12 }),
        fc.integer({ min: -1, max: 12 }),
        (query, caret) => {
          expect(completions(query, caret, aLab.topology).every(({ start, end }) => start <= end)).toBe(true);
        },
      ),
    );
  });
});
