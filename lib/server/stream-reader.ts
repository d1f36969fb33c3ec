import type { StreamReader } from '@/lib/stream/hub';

/** Who asks for the stream: where they stood, and what they can unpack. */
export function streamReaderOf(headers: Headers, since: string | undefined): StreamReader {
  // A browser that connects again by itself asks for the same address: what it read since is newer.
  return { since: headers.get('last-event-id') ?? since, gzip: acceptsGzip(headers.get('accept-encoding') ?? '') };
}

function acceptsGzip(accepted: string): boolean {
  return accepted.split(',').some((coding) => {
    const [name = '', ...parameters] = coding.split(';').map((part) => part.trim().toLowerCase());
    return name === 'gzip' && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });
}
