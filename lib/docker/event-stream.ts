import type { EngineChange } from './engine';
import { eventToChange } from './event-to-change';
import { eventJson } from './system-json';

/** Of a line as many characters are kept, give or take a chunk: one without an end must not fill the memory. */
const longestLine = 1_000_000;

/**
 * Lines of a byte stream, however it was cut into chunks (inside a character too); of one that is too long the beginning.
 * Silence is not an error.
 */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let line = '';
  for await (const chunk of chunks) {
    const [first = '', ...others] = decoder.decode(chunk, { stream: true }).split('\n');
    if (line.length <= longestLine) line += first;
    for (const next of others) {
      yield line;
      line = next;
    }
  }
  line += decoder.decode();
  if (line) yield line;
}

/** What the engine's event stream says changed; what cannot be read is logged and left out. */
export async function* changesOf(
  chunks: AsyncIterable<Uint8Array>,
  log: (line: string) => void,
): AsyncGenerator<EngineChange> {
  for await (const line of linesOf(chunks)) {
    if (line.trim() === '') continue;
    const change = changeOf(line);
    if (change) yield change;
    else log(`left out an event that could not be understood: ${JSON.stringify(line.slice(0, 200))}`);
  }
}

function changeOf(line: string): EngineChange | null {
  const event = eventJson.safeParse(parsed(line) ?? beginningOf(line));
  return event.success ? eventToChange(event.data) : null;
}

/**
 * What an event says before the labels of its container, which the engine tells with each and which may hold megabytes
 * (20.10 and 28.5 write it in this order). A quotation mark within a text has a backslash before it.
 */
function beginningOf(line: string): unknown {
  const [, Type, Action, ID] =
    /^\{.{0,1000}?"Type":"(\w+)","Action":"([^"\\]*)","Actor":\{"ID":"(\w+)"/s.exec(line) ?? [];
  return ID && { Type, Action, Actor: { ID } };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined; // not JSON: said by the caller, as any other line that is no event
  }
}
