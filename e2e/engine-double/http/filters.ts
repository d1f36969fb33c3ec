import { badRequest, systemError } from '../engine-refusal';
import type { Dialect } from '../engine-version';
import { listOf, objectOf } from './json-body';

/** `filters={"name":["a","b"]}`: values of one key are alternatives, keys must all hold. */
export class Filters {
  constructor(private readonly values: ReadonlyMap<string, readonly string[]>) {}

  has(key: string): boolean {
    return this.values.has(key);
  }

  get(key: string): readonly string[] {
    return this.values.get(key) ?? [];
  }

  /** True too when the key is not filtered by. */
  some(key: string, holds: (wanted: string) => boolean): boolean {
    const wanted = this.values.get(key);
    return wanted === undefined || wanted.length === 0 || wanted.some(holds);
  }

  /** `key` or `key=value`, every one of them must hold. */
  labels(labels: Readonly<Record<string, string>>): boolean {
    return this.get('label').every((wanted) => {
      const [key = '', ...rest] = wanted.split('=');
      return Object.hasOwn(labels, key) && (rest.length === 0 || labels[key] === rest.join('='));
    });
  }
}

/** @throws EngineRefusal for text that is not JSON and for keys outside `known` */
export function parseFilters(query: URLSearchParams, dialect: Dialect, known: readonly string[] | null): Filters {
  const text = query.get('filters');
  if (text === null || text === '') return new Filters(new Map());
  const old = dialect.version === '20.10';
  const entries = Object.entries(objectOf(parsed(text, old))).map(([key, value]) => {
    const values = Array.isArray(value) ? listOf(value).map(String) : Object.keys(objectOf(value));
    return [key, values] as const;
  });
  for (const [key] of entries) {
    if (known && !known.includes(key)) throw badRequest(`${old ? 'Invalid' : 'invalid'} filter '${key}'`);
  }
  return new Filters(new Map(entries));
}

function parsed(text: string, old: boolean): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw old ? systemError('unexpected end of JSON input') : badRequest('invalid filter');
  }
}
