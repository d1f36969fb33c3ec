import type { Topology } from '@/lib/model';
import { fieldNamed, fieldNames, fields, type Field, type FieldName } from './fields';
import { noActivity } from './filter';
import { flags, flagNames } from './flags';
import { relationsOf } from './relations';
import { quoted, tokensOf, type Token, type Value } from './tokens';

/** What could stand at the caret. */
export interface Completion {
  /** As it is offered. */
  text: string;
  /** Explains a field or flag; null for values that explain themselves. */
  detail: string | null;
  /** Takes the place of the query's characters from `start` to `end`. */
  insert: string;
  start: number;
  end: number;
}

/** More would not be read. */
const mostValues = 12;
/** Of each field whose values a bare word may turn out to be. */
const mostOfField = 4;
const fieldsOfWord = ['is', 'state', 'driver', 'project', 'name'] as const;

/** Fields that the word at the caret begins, then values that the topology has. */
export function completions(query: string, caret: number, topology: Topology): Completion[] {
  const token = tokensOf(query).find(({ start, end }) => start <= caret && caret <= end);
  if (!token) return fieldCompletions('', caret, caret);
  const value = token.values.find(({ start, end }) => start <= caret && caret <= end);
  if (!value) {
    // Within the field, whose operator goes with it.
    const from = token.start + (token.negated ? 1 : 0);
    return fieldCompletions(query.slice(from, caret), from, token.values[0]?.start ?? token.end);
  }
  if (token.field === null) return wordCompletions(token, value, topology);
  const field = fieldNamed(token.field);
  return field === null ? [] : valueCompletions(field, value, topology);
}

/** The query with the completion taken, and where the caret goes. */
export function complete(query: string, { insert, start, end }: Completion): { query: string; caret: number } {
  return { query: query.slice(0, start) + insert + query.slice(end), caret: start + insert.length };
}

function fieldCompletions(begun: string, start: number, end: number): Completion[] {
  return fieldNames
    .filter((name) => name.startsWith(begun.toLowerCase()))
    .map((name) => ({ text: `${name}:`, detail: fields[name].explanation, insert: `${name}:`, start, end }));
}

function wordCompletions(token: Token, { text, start, end }: Value, topology: Topology): Completion[] {
  const offered = fieldCompletions(text, start, end);
  if (text === '' || token.raw.includes('"')) return offered;
  const values = fieldsOfWord.flatMap((name) =>
    valueCompletions(name, { text, start, end }, topology)
      .slice(0, mostOfField)
      .map((completion) => {
        const term = `${name}:${completion.insert}`;
        return { ...completion, text: term, insert: term };
      }),
  );
  return [...offered, ...values];
}

function valueCompletions(name: FieldName, { text, start, end }: Value, topology: Topology): Completion[] {
  const begun = text.toLowerCase();
  // What begins so comes before what only contains it; otherwise the order stays.
  const rank = (value: string) => (value.toLowerCase().startsWith(begun) ? 0 : 1);
  return valuesOf(fields[name], topology)
    .filter((value) => value.toLowerCase().includes(begun))
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, mostValues)
    .map((value) => {
      const flag = name === 'is' ? flagNames.find((one) => one === value) : undefined;
      return { text: value, detail: flag ? flags[flag].explanation : null, insert: quoted(value), start, end };
    });
}

function valuesOf({ network, container, choices, value }: Field, topology: Topology): string[] {
  if (choices) return [...choices];
  const relations = relationsOf(topology, noActivity);
  const values = new Set<string>();
  for (const one of network ? topology.networks : []) network?.(one, relations).forEach((each) => values.add(each));
  for (const one of container ? topology.containers : [])
    container?.(one, relations).forEach((each) => values.add(each));
  return [...values].sort((a, b) => (value === 'number' ? Number(a) - Number(b) : a < b ? -1 : 1));
}
