import { describe, expect, it } from 'vitest';
import { streamReaderOf } from './stream-answer';

describe('who asks for the stream', () => {
  it.each([
    ['gzip, deflate, br, zstd', true],
    ['GZIP;q=0.5', true],
    ['br, gzip ; q=1.0', true],
    ['gzip;q=0', false],
    ['gzip; q=0.000', false],
    ['identity', false],
    ['br', false],
    ['', false],
  ])('accepts %j: gzip is %s', (accepted, gzip) => {
    expect(streamReaderOf(new Headers({ 'accept-encoding': accepted }), undefined, true).gzip).toBe(gzip);
  });

  it('gets nothing packed that did not say it can unpack it, or cannot be told that it is', () => {
    expect(streamReaderOf(new Headers(), undefined, true)).toEqual({ since: undefined, gzip: false });
    expect(streamReaderOf(new Headers({ 'accept-encoding': 'gzip' }), undefined, false).gzip).toBe(false);
  });

  it('stood where its address says, unless it has read on since', () => {
    expect(streamReaderOf(new Headers(), 'a-1', true).since).toBe('a-1');
    expect(streamReaderOf(new Headers({ 'last-event-id': 'a-2' }), 'a-1', true).since).toBe('a-2');
  });
});
