import { parseQuery } from '@/lib/filter/parse-query';

/** What of a query can go by itself, each with the query that is left without it. */
export function termsOf(query: string): { text: string; rest: string }[] {
  const { alternatives, problem } = parseQuery(query);
  if (problem) return [{ text: query.trim(), rest: '' }];
  const texts = alternatives.map((terms) => terms.map(({ start, end }) => query.slice(start, end)));
  // Of several alternatives a whole one goes; a term taken out of one would show more and not less.
  const [parts, joint] = texts.length > 1 ? [texts.map((terms) => terms.join(' ')), ' or '] : [texts[0] ?? [], ' '];
  return parts.map((text, at) => ({ text, rest: parts.filter((_part, other) => other !== at).join(joint) }));
}
