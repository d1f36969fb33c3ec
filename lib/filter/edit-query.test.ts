import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasTerm, toggleTerm } from './edit-query';
import { noActivity, noFilter } from './filter';
import { parseQuery } from './parse-query';
import { aLab } from './scripted-lab';
import { visibleOf } from './visible-of';

describe('a facet of what is hidden', () => {
  it.each([
    ['', 'driver', 'bridge', 'driver:bridge'],
    ['driver:bridge', 'driver', 'overlay', 'driver:bridge,overlay'],
    ['driver:bridge,overlay', 'driver', 'bridge', 'driver:overlay'],
    ['driver:bridge', 'driver', 'bridge', ''],
    ['driver:Bridge', 'driver', 'bridge', ''],
    ['driver:bridge', 'state', 'stopped', 'driver:bridge or state:stopped'],
    ['driver:bridge or state:stopped', 'driver', 'bridge', 'state:stopped'],
    ['driver:bridge or state:stopped', 'state', 'dead', 'driver:bridge or state:stopped,dead'],
    ['driver:bridge or driver:bridge,host', 'driver', 'bridge', 'driver:host'],
    ['driver:bridge web', 'driver', 'bridge', 'driver:bridge web or driver:bridge'],
    ['-driver:bridge', 'driver', 'bridge', '-driver:bridge or driver:bridge'],
    ['driver!=bridge', 'driver', 'overlay', 'driver!=bridge or driver:overlay'],
    ['not  web', 'is', 'idle', 'not  web or is:idle'],
    ['', 'name', 'app', 'name=app'],
    ['name:app', 'name', 'app', 'name:app or name=app'],
    ['name=app', 'name', 'my "net", two', 'name=app,"my \\"net\\", two"'],
    ['name=app,"my net"', 'name', 'app', 'name="my net"'],
    ['dns=db', 'alias', 'web', 'dns=db,web'],
    ['driver:bridge,', 'driver', 'host', 'driver:bridge,host'],
  ] as const)('%j with %s %s toggled is %j', (query, field, value, expected) => {
    expect(toggleTerm(query, field, value)).toBe(expected);
    expect(hasTerm(expected, field, value)).toBe(!hasTerm(query, field, value));
  });

  it('leaves alone what cannot be understood', () => {
    expect(toggleTerm('name:"my', 'driver', 'bridge')).toBe('name:"my');
    expect(hasTerm('driver:bridge or', 'driver', 'bridge')).toBe(false);
  });
});

describe('a facet of what is shown', () => {
  it.each([
    ['', 'driver', 'bridge', 'driver:bridge'],
    ['driver:bridge', 'state', 'running', 'driver:bridge state:running'],
    ['driver:bridge state:running', 'driver', 'host', 'driver:bridge,host state:running'],
    ['driver:bridge state:running', 'driver', 'bridge', 'state:running'],
    ['web or db', 'driver', 'bridge', 'web driver:bridge or db driver:bridge'],
    ['web driver:bridge or db driver:bridge', 'driver', 'bridge', 'web or db'],
  ] as const)('%j with %s %s toggled is %j', (query, field, value, expected) => {
    expect(toggleTerm(query, field, value, 'and')).toBe(expected);
    expect(hasTerm(expected, field, value, 'and')).toBe(!hasTerm(query, field, value, 'and'));
  });
});

describe('toggling twice', () => {
  const term = fc.constantFrom(
    'driver:bridge',
    'driver:overlay,"my driver"',
    '-driver:host',
    'web',
    'state:running',
    'name="a b"',
    'not is:idle',
  );
  const joiner = fc.constantFrom(' ', '  ', ' or ');
  const understood = fc.array(fc.tuple(term, joiner), { maxLength: 5 }).map((parts) =>
    parts
      .map(([text, join]) => text + join)
      .join('')
      .replace(/ or $/, ''),
  );
  const anything = fc.oneof(understood, fc.string({ unit: 'binary-ascii' }));
  const facet = fc.constantFrom(
    ['driver', 'bridge'] as const,
    ['driver', 'my driver'] as const,
    ['state', 'dead'] as const,
    ['name', 'a "b", c'] as const,
    ['name', '🕸 \\'] as const,
  );
  const spaced = (text: string) =>
    text
      .trim()
      .split(/\s+/)
      .filter((word) => word.toLowerCase() !== 'and')
      .join(' ')
      .replace(/ or /gi, ' or ');
  const seen = (hide: string) => visibleOf(aLab.topology, { ...noFilter, hide }, noActivity);

  it('gives the query back, but for the spaces and the order of values', () => {
    fc.assert(
      fc.property(anything, facet, (query, [field, value]) => {
        const once = toggleTerm(query, field, value);
        const twice = toggleTerm(once, field, value);
        if (parseQuery(query).problem) expect(once).toBe(query);
        else {
          expect(hasTerm(once, field, value)).toBe(!hasTerm(query, field, value));
          if (!hasTerm(query, field, value)) expect(spaced(twice)).toBe(spaced(query));
        }
        expect(seen(twice)).toEqual(seen(query));
      }),
    );
  });
});
