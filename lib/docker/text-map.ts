import type { TextMap } from '@/lib/model';

const limit = 1024;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Engine text to model text: each value cut at 1 kB (labels of 5 MB exist), keys as long as that left out. */
export function textMap(
  raw: Record<string, string> | null | undefined,
  keep: (key: string) => boolean = () => true,
): TextMap {
  return Object.fromEntries(
    Object.entries(raw ?? {})
      // A label may be called __proto__: assigned to a plain object later on, it would replace the prototype.
      .filter(([key]) => key !== '__proto__' && key.length <= limit && keep(key))
      .map(([key, value]) => [key, cut(value)]),
  );
}

/** Whether `textMap` keeps all of it. */
export function isWhole(raw: Record<string, string> | null | undefined): boolean {
  const kept = new Map(Object.entries(textMap(raw)));
  return Object.entries(raw ?? {}).every(([key, value]) => kept.get(key) === value);
}

/** At most 1,024 bytes of UTF-8, never half a character. */
export function cut(text: string): string {
  if (text.length * 3 <= limit) return text;
  const bytes = new Uint8Array(limit);
  const { read, written } = encoder.encodeInto(text, bytes);
  // Decoded anew, because a slice would keep the whole 5 MB string alive.
  return read === text.length ? text : decoder.decode(bytes.subarray(0, written));
}
