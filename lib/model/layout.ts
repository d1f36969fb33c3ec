import * as z from 'zod/mini';

/** Characters of a stable name. */
const layoutKeyLimit = 400;
/** A layout keeps so many positions, and so many groups. */
export const layoutLimit = 20_000;
const coordinateLimit = 1_000_000;

const coordinate = z.int().check(z.minimum(-coordinateLimit), z.maximum(coordinateLimit));
const positionSchema = z.strictObject({ x: coordinate, y: coordinate });
/** Of a node's middle, in the picture's own pixels (at zoom 1). */
export type Position = z.infer<typeof positionSchema>;

const groupStateSchema = z.enum(['collapsed', 'expanded']);
export type GroupState = z.infer<typeof groupStateSchema>;

const keySchema = z.string().check(z.minLength(1), z.maxLength(layoutKeyLimit));

/** `GET /api/layout`: where things are and which groups are drawn as one, by stable name, oldest written first. */
export const layoutSchema = z.object({
  positions: z.record(keySchema, positionSchema),
  groups: z.record(keySchema, groupStateSchema),
});
export type Layout = z.infer<typeof layoutSchema>;

/**
 * `PUT /api/layout`. A change and not the whole: what is given is set, null forgets, the rest stays. A body holds 64 kB,
 * which a large layout does not fit in, and of two people who drag at once neither may undo the other.
 */
export const layoutChangeSchema = z.strictObject({
  positions: z.optional(z.record(keySchema, z.nullable(positionSchema))),
  groups: z.optional(z.record(keySchema, z.nullable(groupStateSchema))),
});
export type LayoutChange = z.infer<typeof layoutChangeSchema>;

/** It is on the server's disk. */
export const layoutSavedSchema = z.object({ saved: z.literal(true) });

export const emptyLayout: Layout = { positions: {}, groups: {} };

/** The nearest position that can be saved. */
export function toPosition({ x, y }: { x: number; y: number }): Position {
  return { x: toCoordinate(x), y: toCoordinate(y) };
}

/** Above `layoutLimit` what was written longest ago goes. The half of which nothing changes stays the same object. */
export function applyLayoutChange(layout: Layout, change: LayoutChange): Layout {
  return {
    positions: applied(layout.positions, change.positions),
    groups: applied(layout.groups, change.groups),
  };
}

function applied<V>(base: Record<string, V>, change: Entries<V | null>): Record<string, V> {
  if (Object.keys(change ?? {}).length === 0) return base;
  return newest(withoutNull(overlay<V | null>(base, change)));
}

/** One change that does what both do, one after the other: `apply(apply(layout, a), b) = apply(layout, merge(a, b))`. */
export function mergeLayoutChanges(earlier: LayoutChange, later: LayoutChange): LayoutChange {
  return {
    positions: Object.fromEntries(overlay(earlier.positions, later.positions)),
    groups: Object.fromEntries(overlay(earlier.groups, later.groups)),
  };
}

function toCoordinate(value: number): number {
  return Math.max(-coordinateLimit, Math.min(coordinateLimit, Math.round(value)));
}

type Entries<V> = Readonly<Record<string, V>> | undefined;

/** A key that is written again moves to the end. */
function overlay<V>(base: Entries<V>, change: Entries<V>): Map<string, V> {
  const entries = new Map(Object.entries(base ?? {}));
  for (const [key, value] of Object.entries(change ?? {})) {
    entries.delete(key);
    entries.set(key, value);
  }
  return entries;
}

function withoutNull<V>(entries: ReadonlyMap<string, V | null>): [string, V][] {
  return [...entries].flatMap(([key, value]) => (value === null ? [] : [[key, value] satisfies [string, V]]));
}

function newest<V>(entries: readonly [string, V][]): Record<string, V> {
  return Object.fromEntries(entries.slice(-layoutLimit));
}
