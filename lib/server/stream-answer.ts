import type { StreamHub, StreamReader } from '@/lib/stream/hub';
import { gzipDeclaration } from './connection';
import { eventStream } from './respond';

/** The stream for who asks for it, until the signal aborts. */
export function answerStream(
  hub: Pick<StreamHub, 'open'>,
  { headers }: Request,
  since: string | undefined,
  end: AbortSignal,
): Response {
  const declareGzip = gzipDeclaration();
  const reader = streamReaderOf(headers, since, declareGzip !== null);
  const answer = eventStream(hub.open(end, reader));
  if (reader.gzip) declareGzip?.();
  return answer;
}

/** Where they stood, and whether they are sent gzip: that they can unpack it does not help where nobody can tell them. */
export function streamReaderOf(headers: Headers, since: string | undefined, canDeclare: boolean): StreamReader {
  // A browser that connects again by itself asks for the same address: what it read since is newer.
  return {
    since: headers.get('last-event-id') ?? since,
    gzip: canDeclare && acceptsGzip(headers.get('accept-encoding') ?? ''),
  };
}

function acceptsGzip(accepted: string): boolean {
  return accepted.split(',').some((coding) => {
    const [name = '', ...parameters] = coding.split(';').map((part) => part.trim().toLowerCase());
    return name === 'gzip' && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });
}
