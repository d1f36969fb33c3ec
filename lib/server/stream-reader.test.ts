import { describe, expect, it } from 'vitest';
import { streamReaderOf } from './stream-reader';

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
    expect(streamReaderOf(new Headers({ 'accept-encoding': accepted }), undefined).gzip).toBe(gzip);
  });

  it('gets nothing packed that did not say it can unpack it', () => {
    expect(streamReaderOf(new Headers(), undefined)).toEqual({ since: undefined, gzip: false });
  });

  it('stood where its address says, unless it has read on since', () => {
    expect(streamReaderOf(new Headers(), 'a-1').since).toBe('a-1');
    expect(streamReaderOf(new Headers({ 'last-event-id': 'a-2' }), 'a-1').since).toBe('a-2');
  });
});
