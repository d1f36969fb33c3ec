import { crc32 } from 'node:zlib';
import type { WireMessage } from './wire-message';

/** How one stream writes what all of them are sent. */
export interface ContentCoding {
  /** What comes before the first message. */
  begin(): Uint8Array | null;
  encode(message: WireMessage): Uint8Array;
  /** What comes after the last one. */
  end(): Uint8Array | null;
}

export const identity = (): ContentCoding => ({ begin: () => null, encode: ({ plain }) => plain, end: () => null });

const gzipHeader = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff);
/** An empty block that is the last one; then the check sum and the size of what was sent. */
const lastBlock = [0x03, 0x00];

/** One gzip member (RFC 1952) of the messages that this client is sent; two numbers are all that it has to keep. */
export function gzip(): ContentCoding {
  let checksum = 0;
  let size = 0;
  return {
    begin: () => gzipHeader,
    encode: ({ plain, deflated }) => {
      checksum = crc32(plain, checksum);
      size = (size + plain.byteLength) >>> 0;
      return deflated;
    },
    end: () => {
      const trailer = new DataView(new ArrayBuffer(lastBlock.length + 8));
      lastBlock.forEach((byte, at) => trailer.setUint8(at, byte));
      trailer.setUint32(lastBlock.length, checksum, true);
      trailer.setUint32(lastBlock.length + 4, size, true);
      return new Uint8Array(trailer.buffer);
    },
  };
}
