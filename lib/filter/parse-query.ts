import { problemOf } from './check-term';
import { fieldNamed, type FieldName } from './fields';
import { tokensOf, type Operator, type Token, type Value } from './tokens';

/** FIELD OP VALUES, or a bare word. `not` and `-` have become `negated`; `!=` is left as it is. */
export interface Term {
  field: FieldName | null;
  negated: boolean;
  /** `:` for a bare word. */
  operator: Operator;
  /** Any of them will do. */
  values: readonly Value[];
  /** Offsets into the query, the negation included. */
  start: number;
  end: number;
}

export interface ParseProblem {
  /** A sentence for the person: what is wrong, and what would be right. */
  message: string;
  start: number;
  end: number;
}

export interface Query {
  /** Any of these will do; of each all terms have to hold. None: the query says nothing. */
  alternatives: readonly (readonly Term[])[];
  /** Why the query says nothing although something is written; null when all is understood. */
  problem: ParseProblem | null;
}

/** Every object is held against every value: longer ones would be felt at each key. */
const longest = 4000;

/** Never fails, whatever the text: what cannot be understood is an empty query with a problem. */
export function parseQuery(text: string): Query {
  if (text.length > longest) {
    const message = `A query holds ${longest} characters at most. This one has ${text.length}.`;
    return refused({ message, start: longest, end: text.length });
  }
  const alternatives: Term[][] = [];
  let terms: Term[] = [];
  /** The last `or`, where nothing has followed it yet. */
  let joining: Token | null = null;
  /** The first `not` of those before a term. */
  let negation: Token | null = null;
  let negated = false;
  for (const token of tokensOf(text)) {
    switch (keywordOf(token)) {
      case 'and':
        break;
      case 'not':
        negation ??= token;
        negated = !negated;
        break;
      case 'or':
        if (negation) return refused(about(negation, loneNot));
        if (terms.length === 0) return refused(about(token, loneOr));
        alternatives.push(terms);
        terms = [];
        joining = token;
        break;
      case null: {
        const problem = problemOf(token);
        if (problem) return refused(about(token, problem));
        terms.push({ ...termOf(token), negated: token.negated !== negated, start: (negation ?? token).start });
        [joining, negation, negated] = [null, null, false];
      }
    }
  }
  if (negation) return refused(about(negation, loneNot));
  if (joining) return refused(about(joining, loneOr));
  if (terms.length > 0) alternatives.push(terms);
  return { alternatives, problem: null };
}

const loneOr = 'Something has to stand on both sides of “or”, such as driver:bridge or state:stopped.';
const loneNot = '“not” needs something after it, such as not driver:bridge.';

/** In quotes it is a word to look for. */
function keywordOf({ raw }: Token): 'and' | 'or' | 'not' | null {
  const word = raw.toLowerCase();
  return word === 'and' || word === 'or' || word === 'not' ? word : null;
}

function termOf({ field, operator, values, start, end, negated }: Token): Term {
  return {
    field: field === null ? null : fieldNamed(field),
    negated,
    operator: operator ?? ':',
    values: values.filter((value) => value.end > value.start),
    start,
    end,
  };
}

function about({ start, end }: Token, message: string): ParseProblem {
  return { message, start, end };
}

function refused(problem: ParseProblem): Query {
  return { alternatives: [], problem };
}
