import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCompose } from './read-compose';

const lines = (length: number, line: (at: number) => string) => Array.from({ length }, (_, at) => line(at)).join('\n');

describe('reading a Compose file', () => {
  it.each<[string, string, RegExp, number | null]>([
    ['no YAML', 'services:\n  web: [a\n', /^This is not YAML: .*\.$/, 3],
    ['a tab', 'services:\n\tweb: {}\n', /^This is not YAML/, 2],
    ['two of one key', 'networks:\n  a: {}\n  a: {}\n', /^This is not YAML: Map keys must be unique\.$/, 3],
    ['two documents', 'networks: {}\n---\nnetworks: {}\n', /^This is not YAML/, 2],
    ['an alias of nothing', 'services: *a\n', /^This is not YAML: Unresolved alias.*: a\.$/, null],
    ['a merge of nothing', 'services:\n  <<:\n', /^This is not YAML: Merge sources must be maps/, null],
    ['a list', '- a\n- b\n', /^This is not a Compose file/, 1],
    ['nothing', '', /^This is not a Compose file/, 1],
    ['something else', 'kind: Pod\n', /neither services nor networks/, 1],
    ['services in a list', 'networks: {}\nservices:\n  - web\n', /“services”/, 3],
    ['a service that is text', 'services:\n  db: {}\n  web: nginx\n', /“services\.web”/, 3],
    ['ports that are none', 'services:\n  web:\n    ports: 80\n', /“services\.web\.ports”/, 3],
    ['what hides in a key', 'services:\n  "\\u202eweb": x\n', /“services\.\\u\{202e\}web”/, 2],
    ['a large one', `services: {}\n${'#'.repeat(300_000)}`, /larger than 256 kB/, null],
    ['deep brackets', `services: ${'['.repeat(100_000)}`, /nested too deeply/, null],
    ['deep braces', `services: ${'{a: '.repeat(50_000)}`, /nested too deeply/, null],
    ['deep lists', `services:\n ${'- '.repeat(100_000)}a`, /nested too deeply/, null],
    ['deep keys', `${'a: '.repeat(50_000)}`, /nested too deeply/, null],
    ['deep questions', `${'? '.repeat(100_000)}`, /nested too deeply/, null],
    ['deep levels', lines(700, (at) => `${' '.repeat(at)}a:`), /nested too deeply/, null],
    [
      'deep levels in few lines',
      lines(50, (at) => `${' '.repeat(at * 198)}${'- '.repeat(99)}`),
      /nested too deeply/,
      null,
    ],
    ['deep levels of one indentation', lines(60, () => 'a: a: a:'), /nested too deeply/, null],
    ['levels enough', lines(80, (at) => `${' '.repeat(at)}a:`), /neither services/, 1],
  ])('says what is wrong with %s, and where', (_, text, sentence, line) => {
    const { problem } = readCompose(text);
    expect(problem?.sentence).toMatch(sentence);
    if (line !== null) expect(problem?.line).toBe(line);
  });

  it('does not unfold aliases of aliases without end', () => {
    const levels = Array.from('bcdefghijk', (name, at) => {
      const before = `*${String.fromCharCode(name.charCodeAt(0) - 1)}`;
      return `x-${at}: &${name} [${Array.from({ length: 9 }, () => before).join(', ')}]`;
    });
    const text = ['x: &a ["lol"]', ...levels, 'services:', '  web: {ports: *k}'].join('\n');
    expect(readCompose(text).problem?.sentence).toMatch(/unfolds to too much/);
  });

  it('does not unfold one large list a hundred times', () => {
    const list = `x: &a [${'1,'.repeat(20_000)}1]`;
    const text = [list, 'services:', ...Array.from({ length: 60 }, (_, at) => `  s${at}: {ports: *a}`)].join('\n');
    expect(readCompose(text).problem?.sentence).toMatch(/unfolds to too much/);
  });

  it('takes anchors and merged keys as Compose does', () => {
    const text = 'x-base: &base\n  image: a\n  networks: [app]\nservices:\n  web:\n    <<: *base\n    image: b\n';
    expect(readCompose(text)).toMatchObject({ file: { services: { web: { image: 'b', networks: ['app'] } } } });
  });

  it.each([
    ['$$HOME', '$HOME', []],
    ['${TAG}', '${TAG}', ['TAG']],
    ['${TAG:-latest}', 'latest', ['TAG']],
    ['${TAG-latest}', 'latest', ['TAG']],
    ['a$TAG', 'a$TAG', ['TAG']],
    ['${TAG:?must be set}', '${TAG:?must be set}', ['TAG']],
    ['$1', '$1', []],
  ])('takes %s for %s', (written, meant, names) => {
    const { file, ...rest } = readCompose(`services: {web: {image: ${JSON.stringify(written)}}}`);
    expect(file?.services?.['web']?.image).toBe(meant);
    expect(rest).toMatchObject({ variables: names });
  });

  it('is poisoned by no key', () => {
    const { file } = readCompose(
      'services:\n  __proto__: {image: x}\n  constructor: {image: y}\nnetworks:\n  __proto__: {name: z}\n',
    );
    expect(file?.services?.['constructor']?.image).toBe('y');
    expect(({} as Record<string, unknown>)['image']).toBeUndefined();
    expect(Object.getPrototypeOf(file?.services)).toBe(Object.prototype);
  });

  it('never throws', () => {
    const piece = fc.constantFrom(
      'services:',
      'networks:',
      '\n',
      '  ',
      '- ',
      'a',
      ': ',
      '&a ',
      '*a',
      '[',
      ']',
      '{',
      '}',
      '"',
      '!!set',
      '?',
      '|',
      '<<',
      '$',
      '${',
      '1',
      '~',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const { file, problem } = readCompose(pieces.join('')) as { file: unknown; problem: unknown };
        expect(file === null).toBe(problem !== null);
      }),
      { numRuns: 2000 },
    );
  });
});
