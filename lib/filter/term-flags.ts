import { ownersOf } from './fields';
import { flagNames, flags, type FlagName } from './flags';
import { matcherOf } from './match-value';
import type { Term } from './parse-query';

/** The flags that a term `is:…` asks for; none of any other term. */
export function flagsOf(term: Term): FlagName[] {
  if (term.field !== 'is') return [];
  const matchers = term.values.map(({ text }) => matcherOf('flag', term.operator, text));
  return flagNames.filter((name) => matchers.some((matches) => matches(name)));
}

/**
 * A list of flags of different kinds, `is:internal,host`, is as many alternatives: each speaks of its own kind, and
 * keeps what is tied to it. Of several such lists one is taken apart, or they would multiply.
 */
export function apart(terms: readonly Term[]): (readonly Term[])[] {
  for (const [at, term] of terms.entries()) {
    const parts = term.negated === (term.operator === '!=') ? byOwners(term) : [];
    if (parts.length > 1) return parts.map((part) => terms.with(at, part));
  }
  return [terms];
}

function byOwners(term: Term): Term[] {
  const groups = new Map<string, Term>();
  for (const name of flagsOf(term)) {
    const owners = ownersOf(flags[name]).join();
    const values = groups.get(owners)?.values ?? [];
    groups.set(owners, { ...term, values: [...values, { text: name, start: term.start, end: term.end }] });
  }
  return [...groups.values()];
}
