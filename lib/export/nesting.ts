import { Lexer } from 'yaml';

const depthLimit = 100;
const opening = new Set(['[', '{']);
const closing = new Set([']', '}']);
/** Each can begin a collection within the one before it, all in one line. */
const compact = new Set(['-', '?', ':']);

/**
 * Whether it nests deeper than any Compose file. The parser goes down as deep as the text, and a browser that runs out of
 * stack while it compiles a regular expression ends the page, which no `catch` sees (V8). Indentation needs no limit: deep
 * levels are long lines, and of 256 kB there are some hundred.
 */
export function nestsTooDeeply(text: string): boolean {
  let flow = 0;
  let line = 0;
  for (const token of new Lexer().lex(text)) {
    if (opening.has(token)) flow += 1;
    else if (closing.has(token)) flow = Math.max(0, flow - 1);
    else if (token === '\n' || token === '\r\n') line = 0;
    else if (flow === 0 && compact.has(token)) line += 1;
    if (flow + line > depthLimit) return true;
  }
  return false;
}
