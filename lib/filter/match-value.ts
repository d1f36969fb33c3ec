import { addressOf, covers, holds, isSame, rangeOf } from './address';
import type { ValueKind } from './fields';
import type { Operator } from './tokens';

/** Whether a value that an object has is the one asked for. */
export type Matches = (actual: string) => boolean;

/** `!=` is answered as `=`: that none may match is the term's affair. Nothing is case-sensitive. */
export function matcherOf(kind: ValueKind, operator: Operator, asked: string): Matches {
  const wanted = asked.toLowerCase();
  const exact = operator !== ':';
  switch (kind) {
    case 'text':
      return textMatcher(wanted, exact);
    case 'word':
    case 'choice':
    case 'flag':
      return textMatcher(wanted, true);
    case 'number':
      return numberMatcher(operator, Number(wanted));
    case 'address':
      return addressMatcher(wanted, exact, false);
    case 'subnet':
      return addressMatcher(wanted, exact, true);
    case 'pair':
      return pairMatcher(wanted, exact);
  }
}

function textMatcher(wanted: string, exact: boolean): Matches {
  if (wanted.includes('*')) return globMatcher(wanted);
  return exact ? (actual) => actual.toLowerCase() === wanted : (actual) => actual.toLowerCase().includes(wanted);
}

/** `*` stands for any text. By hand: a regular expression of many stars can take for ever. */
function globMatcher(glob: string): Matches {
  const [head = '', ...rest] = glob.split('*');
  const tail = rest.pop() ?? '';
  return (text) => {
    const actual = text.toLowerCase();
    if (!actual.startsWith(head)) return false;
    let at = head.length;
    for (const part of rest) {
      const found = actual.indexOf(part, at);
      if (found < 0) return false;
      at = found + part.length;
    }
    return actual.length - tail.length >= at && actual.endsWith(tail);
  };
}

function numberMatcher(operator: Operator, wanted: number): Matches {
  switch (operator) {
    case '>':
      return (actual) => Number(actual) > wanted;
    case '<':
      return (actual) => Number(actual) < wanted;
    case '>=':
      return (actual) => Number(actual) >= wanted;
    case '<=':
      return (actual) => Number(actual) <= wanted;
    default:
      return (actual) => Number(actual) === wanted;
  }
}

/** A whole address is that one and not those it begins; a part of one is a text. */
function addressMatcher(wanted: string, exact: boolean, ofSubnets: boolean): Matches {
  const range = rangeOf(wanted);
  if (range && !(exact && ofSubnets)) {
    return (actual) => {
      const address = addressOf(actual);
      if (address) return holds(range, address);
      const inner = rangeOf(actual);
      return inner !== null && covers(range, inner);
    };
  }
  const address = addressOf(wanted);
  if (!address) return textMatcher(wanted, exact);
  return (actual) => {
    const subnet = ofSubnets && !exact ? rangeOf(actual) : null;
    if (subnet) return holds(subnet, address);
    const other = addressOf(actual);
    return other !== null && isSame(other, address);
  };
}

/** `key`, or `key=value`: each compared as a text of its own. */
function pairMatcher(wanted: string, exact: boolean): Matches {
  const [key, value] = cut(wanted);
  const isKey = textMatcher(key, exact);
  if (value === null) return (actual) => isKey(cut(actual)[0]);
  const isValue = textMatcher(value, exact);
  return (actual) => {
    const [actualKey, actualValue] = cut(actual);
    return isKey(actualKey) && isValue(actualValue ?? '');
  };
}

function cut(pair: string): [string, string | null] {
  const at = pair.indexOf('=');
  return at < 0 ? [pair, null] : [pair.slice(0, at), pair.slice(at + 1)];
}
