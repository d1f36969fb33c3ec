import { Lexer, Parser } from 'yaml';

const depthLimit = 100;

/**
 * Whether it nests deeper than any Compose file. The parser goes down as deep as the text, and a browser that runs out of
 * stack while it compiles a regular expression ends the page, which no `catch` sees (V8). Token by token the parser keeps
 * what is open in a list: what lines and indentation keep open is reckoned by nobody but itself.
 */
export function nestsTooDeeply(text: string): boolean {
  const parser = new Parser();
  for (const token of new Lexer().lex(text)) {
    for (const _ of parser.next(token));
    if (parser.stack.length > depthLimit) return true;
  }
  return false;
}
