import { describe, expect, it } from 'vitest';
import { isLabelPattern, shownLabels } from './labels';

describe('labels that leave the server', () => {
  it.each([
    ['com.docker.compose.project', [], true],
    ['org.opencontainers.image.title', [], true],
    ['org.opencontainers.image.titles', [], false],
    ['traefik.http.middlewares.auth.basicauth.users', [], false],
    ['team', ['team'], true],
    ['teams', ['team'], false],
    ['teams', ['team*'], true],
    ['com.example.owner', ['com.example.'], true],
    ['com.example', ['com.example.'], false],
    ['com.docker.compose.project', ['team'], true],
  ])('%s with %j besides: %s', (key, further, shown) => expect(shownLabels(further)(key)).toBe(shown));

  it.each([
    ['team', true],
    ['com.example.', true],
    ['team*', true],
    ['*', false],
    ['.', false],
    ['a*b', false],
    ['a b', false],
    ['', false],
  ])('“%s” names some: %s', (text, names) => expect(isLabelPattern(text)).toBe(names));
});
