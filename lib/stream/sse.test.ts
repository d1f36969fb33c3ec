import { describe, expect, it } from 'vitest';
import { aNetwork, aTopology } from '@/lib/model/builders';
import { encodeEvent } from './sse';

describe('an event on the wire', () => {
  it.each(['two\nlines', 'carriage\rreturn', 'data: {}\n\nevent: hello', '\u2028\u202e<img src=x onerror=alert(1)>'])(
    'stays one line of data whatever a network is called: %j',
    (name) => {
      const message = { topology: aTopology({ networks: [aNetwork({ name })] }), numbers: {} };
      const text = new TextDecoder().decode(encodeEvent('snapshot', message).plain);
      const lines = text.split(/\r\n|\r|\n/);
      expect(lines).toHaveLength(4);
      expect(lines[0]).toBe('event: snapshot');
      expect(JSON.parse(lines[1]!.slice('data: '.length))).toEqual(message);
      expect(lines.slice(2)).toEqual(['', '']);
    },
  );
});
