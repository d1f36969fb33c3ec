import type { EngineChange } from './engine';
import { eventToChange } from './event-to-change';
import { eventJson } from './system-json';

/** No event is near this long; a line without an end must not fill the memory. */
const longestLine = 1_000_000;

/** Lines of a byte stream, however it was cut into chunks (inside a character too). Silence is not an error. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>, log: (line: string) => void): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  let overlong = false;
  for await (const chunk of chunks) {
    const [first = '', ...others] = decoder.decode(chunk, { stream: true }).split('\n');
    rest += first;
    for (const next of others) {
      if (overlong) log(`left out an event line of more than ${longestLine} characters`);
      else yield rest;
      overlong = false;
      rest = next;
    }
    if (rest.length > longestLine) [rest, overlong] = ['', true];
  }
  rest += decoder.decode();
  if (!overlong && rest) yield rest;
}

/** What the engine's event stream says changed; what cannot be read is logged and left out. */
export async function* changesOf(
  chunks: AsyncIterable<Uint8Array>,
  log: (line: string) => void,
): AsyncGenerator<EngineChange> {
  for await (const line of linesOf(chunks, log)) {
    if (line.trim() === '') continue;
    const change = changeOf(line);
    if (change) yield change;
    else log(`left out an event that could not be understood: ${JSON.stringify(line.slice(0, 200))}`);
  }
}

function changeOf(line: string): EngineChange | null {
  const event = eventJson.safeParse(parsed(line));
  return event.success ? eventToChange(event.data) : null;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined; // not JSON: said by the caller, as any other line that is no event
  }
}
