/** The order matters to whoever looks for one: `>=` before `>`. */
export const operators = ['!=', '>=', '<=', ':', '=', '>', '<'] as const;
export type Operator = (typeof operators)[number];

/** One of the values of a term, without its quotes; offsets into the query, quotes included. */
export interface Value {
  text: string;
  start: number;
  end: number;
}

/** What stands between two spaces: `-driver:bridge,overlay`, a bare word (no field), or a word such as `or`. */
export interface Token {
  start: number;
  end: number;
  /** As it is written. */
  raw: string;
  /** Begins with a minus. */
  negated: boolean;
  /** As it is written, in lower case; null for a bare word. */
  field: string | null;
  operator: Operator | null;
  /** At least one, which may be empty. */
  values: readonly Value[];
  /** False where a quote is opened and not closed: it reaches to the end of the query. */
  closed: boolean;
}

const fieldAndOperator = /^([a-z]+)(!=|>=|<=|[:=><])/i;
/** `fe80::1`, `02:42:ac:11:00:02`, `::1/128`: colons that do not follow a field's name. */
const colonAddress = /^(?:[0-9a-f]{1,4}:|::)[0-9a-f:]*(?:\/\d*)?$/i;

/** Never fails: whatever the text is, it is cut at the spaces outside quotes. Within quotes \" is a quote, \\ a backslash. */
export function tokensOf(query: string): Token[] {
  const tokens: Token[] = [];
  const space = /\s*/uy;
  for (let at = 0; ;) {
    space.lastIndex = at;
    space.exec(query);
    at = space.lastIndex;
    if (at >= query.length) return tokens;
    const { end, commas, closed } = scan(query, at);
    tokens.push(tokenAt(query, at, end, commas, closed));
    at = end;
  }
}

/** Where the token that begins here ends, and the commas outside quotes in it. */
function scan(query: string, start: number): { end: number; commas: number[]; closed: boolean } {
  const commas: number[] = [];
  let quoted = false;
  let at = start;
  for (; at < query.length; at += 1) {
    const character = query.charAt(at);
    if (character === '"') quoted = !quoted;
    else if (quoted && character === '\\') at += 1;
    else if (!quoted && character === ',') commas.push(at);
    else if (!quoted && /\s/u.test(character)) break;
  }
  return { end: Math.min(at, query.length), commas, closed: !quoted };
}

function tokenAt(query: string, start: number, end: number, commas: readonly number[], closed: boolean): Token {
  const raw = query.slice(start, end);
  const negated = raw.startsWith('-');
  const body = negated ? raw.slice(1) : raw;
  const [head = '', field = null, written] = colonAddress.test(body) ? [] : (fieldAndOperator.exec(body) ?? []);
  const operator = operators.find((one) => one === written) ?? null;
  const valuesFrom = end - body.length + head.length;
  const cuts = commas.filter((comma) => comma >= valuesFrom);
  const values = [...cuts, end].map((to, cut) => {
    const from = cut === 0 ? valuesFrom : (cuts[cut - 1] ?? 0) + 1;
    return { text: unquoted(query.slice(from, to)), start: from, end: to };
  });
  return { start, end, raw, negated, field: field?.toLowerCase() ?? null, operator, values, closed };
}

function unquoted(raw: string): string {
  if (!raw.includes('"')) return raw;
  let text = '';
  let quoted = false;
  for (let at = 0; at < raw.length; at += 1) {
    const character = raw.charAt(at);
    if (character === '"') quoted = !quoted;
    else if (quoted && character === '\\') text += raw.charAt((at += 1));
    else text += character;
  }
  return text;
}

/** As a value is written in a query: in quotes where it would be cut or misread without. */
export function quoted(text: string): string {
  return /^$|[\s",]/u.test(text) ? `"${text.replace(/["\\]/g, '\\$&')}"` : text;
}
