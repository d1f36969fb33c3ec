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
    [['a\nb'], `"$(printf 'a\\012b')"`],
    [['a\n'], `"$(printf 'a')"'\n'`],
    [['-n\u001b%s'], `"$(printf '\\055n\\033\\045s')"`],
    [['\u202egpj'], `"$(printf '\\342\\200\\256gpj')"`],
    [['naïve'], "'naïve'"],
  ])('of %j is %s', (words, line) => {
    expect(commandLine(words)).toBe(line);
  });

  // dash, or what else is the machine's `sh`, and bash.
  it.each(['sh', 'bash'])('means to %s exactly the words it was made of', (shell) => {
    // Every code point but NUL and halves of pairs. (fast-check's own `binary` takes seconds to be made.)
    const character = fc
      .oneof(fc.integer({ min: 1, max: 0xd7ff }), fc.integer({ min: 0xe000, max: 0x10ffff }))
      .map((code) => String.fromCodePoint(code));
    const meant = fc.constantFrom('\n', '$(id)', '`id`', '%s', '\\', "'", '"', '-', '!', '\u001b', '\u202e', '#', '&&');
    const word = fc.array(fc.oneof(character, meant), { maxLength: 20 }).map((characters) => characters.join(''));
    const words = fc.array(word, { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(fc.array(words, { minLength: 10, maxLength: 10 }), (lines) => {
        const script = lines.map((line) => `printf '%s\\0' ${commandLine(line)}`).join('\n');
        const output = execFileSync(shell, { input: script, encoding: 'utf8' });
        expect(output.split('\0').slice(0, -1)).toEqual(lines.flat());
      }),
      { numRuns: 3 },
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
