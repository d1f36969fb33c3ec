import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gzip } from './content-coding';
import { WireMessage } from './wire-message';

const shared = ['\n', 'event: hello\n\n', 'x'.repeat(100_000), 'Ünïcode 🐳'].map(
  (text) => new WireMessage(Buffer.from(text)),
);
const choice = fc.array(fc.constantFrom(...shared), { maxLength: 6 });

function written(messages: readonly WireMessage[]): { packed: Uint8Array; plain: Uint8Array } {
  const coding = gzip();
  const parts = [coding.begin(), ...messages.map((message) => coding.encode(message)), coding.end()];
  return {
    packed: Buffer.concat(parts.filter((part) => part !== null)),
    plain: Buffer.concat(messages.map(({ plain }) => plain)),
  };
}

describe('a compressed stream', () => {
  it('is one gzip file of whichever messages this client got, check sum and all', () => {
    fc.assert(
      fc.property(choice, (messages) => {
        const { packed, plain } = written(messages);
        expect(gunzipSync(packed).equals(plain)).toBe(true);
      }),
    );
  });

  it('compresses a message once, whoever it goes to', () => {
    const message = new WireMessage(Buffer.from('event: hello\n\n'));
    expect(gzip().encode(message)).toBe(gzip().encode(message));
  });
});
