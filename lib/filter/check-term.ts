import { visibleText } from '@/lib/model';
import { fieldNamed, fieldNames, fields } from './fields';
import { nearest } from './nearest';
import type { Operator, Token, Value } from './tokens';

const comparisons: readonly Operator[] = ['>', '<', '>=', '<='];
const numberFields = fieldNames.filter((name) => fields[name].value === 'number');

/** Why the term cannot be understood, in a sentence for the person; null when it can. */
export function problemOf(token: Token): string | null {
  if (!token.closed) return 'A quote is opened and not closed.';
  const values = token.values.filter(({ start, end }) => end > start);
  if (token.field === null) return problemOfWord(token, values);
  const name = fieldNamed(token.field);
  if (name === null) return unknownField(token.field);
  const { value, choices, example } = fields[name];
  if (values.length === 0) return `“${name}” needs a value, such as ${example}.`;
  if (value === 'number') {
    const wrong = values.find(({ text }) => !/^\d{1,15}$/.test(text));
    return wrong ? `“${name}” is compared with a number, such as ${example}; ${cited(wrong.text)} is none.` : null;
  }
  if (token.operator !== null && comparisons.includes(token.operator)) {
    return `“${name}” cannot be compared with ${token.operator}: only ${listed(numberFields)} are numbers.`;
  }
  const unknown = choices && values.find(({ text }) => !text.includes('*') && !choices.includes(text.toLowerCase()));
  return unknown ? `${cited(unknown.text)} is no value of “${name}”: it is one of ${listed(choices)}.` : null;
}

function problemOfWord({ raw, negated }: Token, values: readonly Value[]): string | null {
  const word = negated ? raw.slice(1) : raw;
  if (values.length === 0) return `${cited(raw)} needs something after it, such as -driver:bridge or a name.`;
  if (word.startsWith('(')) {
    return 'Parentheses are not understood: write a list, such as driver:bridge,overlay, or put the name in quotes.';
  }
  if (/^(?::(?!:)|!=|[=<>])/.test(word)) {
    return `${cited(word)} needs a field before it without a space, such as degree>1; a name goes in quotes.`;
  }
  return null;
}

function unknownField(written: string): string {
  const meant = nearest(written, fieldNames);
  const remedy = meant
    ? `Did you mean “${meant}”?`
    : `The fields are ${listed(fieldNames)}; a name with such a sign in it goes in quotes.`;
  return `There is no field ${cited(written)}. ${remedy}`;
}

function cited(text: string): string {
  const whole = visibleText(text);
  return `“${whole.length > 30 ? `${whole.slice(0, 30)}…` : whole}”`;
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
