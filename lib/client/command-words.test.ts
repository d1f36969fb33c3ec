import { describe, expect, it } from 'vitest';
import { commandWords } from './command-words';

describe('a command is taken apart as a shell does', () => {
  it.each<[string, string[] | null]>([
    ['', []],
    ['  sleep   3600 ', ['sleep', '3600']],
    ['sh -c "echo  a; sleep 1"', ['sh', '-c', 'echo  a; sleep 1']],
    [`sh -c 'echo "$HOME" \\n'`, ['sh', '-c', 'echo "$HOME" \\n']],
    ['a\\ b "c\\"d\\\\e\\n"', ['a b', 'c"d\\e\\n']],
    [`--x='a b'c`, ['--x=a bc']],
    [`run ''`, ['run', '']],
    ['one\ntwo', ['one', 'two']],
    ['echo "a', null],
    [`echo 'a`, null],
  ])('%j', (text, words) => {
    expect(commandWords(text)).toEqual(words);
  });
});
