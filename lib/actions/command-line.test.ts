import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commandLine, nameFor } from './command-line';

describe('a command line', () => {
  it.each([
    [['docker', 'network', 'rm', 'shop_app'], 'docker network rm shop_app'],
    [['a b', ''], "'a b' ''"],
    [["it's"], "'it'\\''s'"],
    [['<img src=x onerror=alert(1)>'], "'<img src=x onerror=alert(1)>'"],
    [['a\nb'], "$'a\\x0ab'"],
    [['\u202egpj'], "$'\\xe2\\x80\\xaegpj'"],
    [['naïve'], "'naïve'"],
  ])('of %j is %s', (words, line) => {
    expect(commandLine(words)).toBe(line);
  });

  it('means to the shell exactly the words it was made of', () => {
    const words = fc.array(
      fc.string({ unit: 'binary', maxLength: 20 }).filter((word) => !word.includes('\0')),
      { minLength: 1, maxLength: 20 },
    );
    fc.assert(
      fc.property(words, (given) => {
        const output = execFileSync('bash', ['-c', `printf '%s\\0' ${commandLine(given)}`], { encoding: 'utf8' });
        expect(output.split('\0').slice(0, -1)).toEqual(given);
      }),
      { numRuns: 30 },
    );
  });

  it.each([
    ['shop_app', 'shop_app'],
    ['-f', '0123456789ab'],
    ['<img>', '0123456789ab'],
    ['twice', '0123456789ab'],
  ])('calls the network %s %s', (name, called) => {
    const id = '0123456789abcdef';
    expect(
      nameFor({ id, name }, [
        { id, name },
        { id: 'ffff', name: 'twice' },
      ]),
    ).toBe(called);
  });
});
