import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from './parse-query';

/** Alternatives as lists of `-field op value|value`. */
function read(text: string): string[][] {
  const { alternatives, problem } = parseQuery(text);
  expect(problem).toBeNull();
  return alternatives.map((terms) =>
    terms.map(
      ({ field, negated, operator, values }) =>
        `${negated ? '-' : ''}${field ?? 'word'} ${operator} ${values.map((value) => value.text).join('|')}`,
    ),
  );
}

describe('a query', () => {
  it.each<[string, string[][]]>([
    ['', []],
    ['  \t\n ', []],
    ['web', [['word : web']]],
    ['driver:bridge', [['driver : bridge']]],
    ['DRIVER:Bridge', [['driver : Bridge']]],
    ['driver:bridge,overlay', [['driver : bridge|overlay']]],
    ['driver:bridge,', [['driver : bridge']]],
    [
      'driver:overlay ip:10.0.1.* state!=running project:shop degree>1',
      [['driver : overlay', 'ip : 10.0.1.*', 'state != running', 'project : shop', 'degree > 1']],
    ],
    ['mtu>=1450 mtu<=1500 port<1024', [['mtu >= 1450', 'mtu <= 1500', 'port < 1024']]],
    ['a b or c', [['word : a', 'word : b'], ['word : c']]],
    ['a OR b Or c', [['word : a'], ['word : b'], ['word : c']]],
    ['a and b', [['word : a', 'word : b']]],
    ['-a not b NOT not c not -d', [['-word : a', '-word : b', 'word : c', 'word : d']]],
    ['name:"my net",other', [['name : my net|other']]],
    ['name:"a, \\"b\\" \\\\ c"', [['name : a, "b" \\ c']]],
    ['"or" "driver:x"', [['word : or', 'word : driver:x']]],
    ['label:tier="front end"', [['label : tier=front end']]],
    ['image:nginx:1.27', [['image : nginx:1.27']]],
    ['dns:db', [['alias : db']]],
    [
      '02:42:ac:11:00:02 fe80::1 ::1 dead:beef::/32 10.0.0.0/8',
      [['word : 02:42:ac:11:00:02', 'word : fe80::1', 'word : ::1', 'word : dead:beef::/32', 'word : 10.0.0.0/8']],
    ],
    ['🕸 name:🕸', [['word : 🕸', 'name : 🕸']]],
    ['name:שלום-\u202eשרת', [['name : שלום-\u202eשרת']]],
    ['name:__proto__ constructor', [['name : __proto__', 'word : constructor']]],
  ])('%j is read', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each([
    ['drvier:bridge', 'There is no field “drvier”. Did you mean “driver”?'],
    ['net:shop', 'The fields are name, id, project,'],
    ['constructor:x', 'There is no field “constructor”.'],
    ['driver:', '“driver” needs a value, such as driver:bridge,overlay.'],
    ['driver:,', '“driver” needs a value'],
    ['name:"my net', 'A quote is opened and not closed.'],
    ['degree>abc', '“degree” is compared with a number, such as degree>1; “abc” is none.'],
    ['mtu:1500,jumbo', '“jumbo” is none.'],
    ['name>3', '“name” cannot be compared with >: only mtu, members, vni, port and degree are numbers.'],
    ['state:runing', '“runing” is no value of “state”: it is one of running,'],
    ['is:big', '“big” is no value of “is”: it is one of internal,'],
    ['a or', 'on both sides of “or”'],
    ['or a', 'on both sides of “or”'],
    ['a or or b', 'on both sides of “or”'],
    ['a not', '“not” needs something after it'],
    ['a not or b', '“not” needs something after it'],
    ['-', '“-” needs something after it'],
    ['degree >1', '“>1” needs a field before it without a space'],
    ['(driver:bridge or web)', 'Parentheses are not understood'],
    ['x'.repeat(10_000), 'A query holds 4000 characters at most. This one has 10000.'],
  ])('%j is refused in a sentence', (text, sentence) => {
    const { alternatives, problem } = parseQuery(text);
    expect(alternatives).toEqual([]);
    expect(problem?.message).toContain(sentence);
  });

  it('says where the problem is', () => {
    expect(parseQuery('web drvier:x db').problem).toMatchObject({ start: 4, end: 12 });
  });

  it('says where its terms and values stand', () => {
    const text = 'web  not driver:a,"b c"';
    const [word, driver] = parseQuery(text).alternatives[0] ?? [];
    expect(text.slice(word?.start, word?.end)).toBe('web');
    expect(text.slice(driver?.start, driver?.end)).toBe('not driver:a,"b c"');
    expect(driver?.values.map(({ start, end }) => text.slice(start, end))).toEqual(['a', '"b c"']);
  });

  it('never throws, and every problem is about a part of the text', () => {
    const piece = fc.constantFrom(
      'driver:',
      'a',
      '"',
      '\\',
      ' ',
      ',',
      '-',
      'not ',
      ' or ',
      '>',
      '!=',
      '*',
      '(',
      '🕸',
      '\u202e',
      'is:idle',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary-ascii' }),
      fc.array(piece).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(text, (query) => {
        const { problem } = parseQuery(query);
        if (problem === null) return;
        expect(problem.start < problem.end && problem.end <= query.length).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it.each(['"', '\\"', 'a:"', '(', '-', ',', ':', 'or ', 'name:*', '🕸', '\u202e'])(
    'of ten thousand characters made of %j is answered at once',
    (piece) => {
      const before = performance.now();
      parseQuery(piece.repeat(10_000 / piece.length));
      parseQuery(piece.repeat(3900 / piece.length));
      expect(performance.now() - before).toBeLessThan(1000);
    },
  );
});
