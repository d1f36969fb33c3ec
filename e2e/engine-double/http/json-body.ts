import { badRequest } from '../engine-refusal';
import type { Dialect } from '../engine-version';

export type JsonObject = Readonly<Record<string, unknown>>;

/** @throws EngineRefusal with the words of the release; newer engines take an empty body for `{}` */
export function parseBody(body: string, { version }: Dialect): JsonObject {
  const old = version === '20.10';
  if (body.trim() === '') {
    if (old) throw badRequest('got EOF while reading request body');
    return {};
  }
  try {
    return objectOf(JSON.parse(body));
  } catch {
    throw badRequest(old ? 'unexpected EOF' : 'invalid JSON: unexpected EOF');
  }
}

/** @throws EngineRefusal as Go does of a body in which something else stands where a text belongs */
export function mustBeText(body: JsonObject, field: string): void {
  const value = body[field];
  if (value === undefined || value === null || typeof value === 'string') return;
  throw badRequest(`json: cannot unmarshal ${typeof value} into Go struct field .${field} of type string`);
}

/** Anything that is not an object counts as an empty one. */
export const objectOf = (value: unknown): JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};

export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** A map of texts with its own keys only, `__proto__` included. */
export const textsOf = (value: unknown): Record<string, string> =>
  Object.fromEntries(Object.entries(objectOf(value)).map(([key, text]) => [key, String(text)]));
