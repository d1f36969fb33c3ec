import { fields, type FieldName } from './fields';
import { parseQuery, type Term } from './parse-query';
import { quoted } from './tokens';

/**
 * What a further facet does to a query that already says something. or: it is one more alternative, as in `hide`,
 * where everything switched off is to go. and: it is one more condition, as in `show`.
 */
export type Join = 'or' | 'and';

/** The value stands in a term `field:a,b` of the query that holds by itself (`or`), or under all alternatives (`and`). */
export function hasTerm(query: string, field: FieldName, value: string, join: Join = 'or'): boolean {
  const { alternatives } = parseQuery(query);
  const holds = (terms: readonly Term[]) => terms.some((term) => isFacet(term, field) && indexOf(term, value) >= 0);
  if (join === 'and') return alternatives.length > 0 && alternatives.every(holds);
  return alternatives.some((terms) => terms.length === 1 && holds(terms));
}

/**
 * The query with the value added to its term `field:a,b`, or taken out of it where it is; an empty term goes. Texts
 * are written `field=a,b`, which no longer name is caught by. A query that cannot be understood is left as it is.
 */
export function toggleTerm(query: string, field: FieldName, value: string, join: Join = 'or'): string {
  const { alternatives, problem } = parseQuery(query);
  if (problem) return query;
  const removing = hasTerm(query, field, value, join);
  const change = removing ? without : withValue;
  const isOpen = (terms: readonly Term[]) => join === 'and' || (terms.length === 1 && isFacet(terms[0], field));
  const first = alternatives.findIndex(isOpen);
  const next = alternatives.map((terms, at) => {
    const written = terms.map((term) => query.slice(term.start, term.end));
    // One alternative takes the value; all are rid of it, wherever it is written twice.
    if (!isOpen(terms) || (join === 'or' && !removing && at !== first)) return written;
    return change(query, terms, field, value);
  });
  if (first < 0) next.push([termText(field, [quoted(value)])]);
  return next
    .filter((terms) => terms.length > 0)
    .map((terms) => terms.join(' '))
    .join(' or ');
}

/** The texts of the terms, the last that may take the value with it, or a new one. */
function withValue(query: string, terms: readonly Term[], field: FieldName, value: string): string[] {
  const taker = terms.findLast((term) => isFacet(term, field));
  const written = terms.map((term) => {
    const text = query.slice(term.start, term.end);
    return term === taker ? `${text.replace(/,+$/, '')},${quoted(value)}` : text;
  });
  return taker ? written : [...written, termText(field, [quoted(value)])];
}

function without(query: string, terms: readonly Term[], field: FieldName, value: string): string[] {
  return terms.flatMap((term) => {
    if (!isFacet(term, field) || indexOf(term, value) < 0) return [query.slice(term.start, term.end)];
    const head = query.slice(term.start, term.values[0]?.start);
    const kept = term.values.filter((one) => !isSame(one.text, value));
    const values = kept.map(({ start, end }) => query.slice(start, end));
    return values.length > 0 ? [head + values.join(',')] : [];
  });
}

/** A term that takes and gives away values: not negated, and its operator is no looser than equality. */
function isFacet(term: Term | undefined, field: FieldName): boolean {
  return term?.field === field && !term.negated && (term.operator === '=' || term.operator === operatorOf(field));
}

function termText(field: FieldName, values: readonly string[]): string {
  return `${field}${operatorOf(field)}${values.join(',')}`;
}

/** `:` where it compares for equality. */
function operatorOf(field: FieldName): ':' | '=' {
  const { value } = fields[field];
  return value === 'word' || value === 'choice' || value === 'flag' || value === 'number' ? ':' : '=';
}

function indexOf(term: Term, value: string): number {
  return term.values.findIndex(({ text }) => isSame(text, value));
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
