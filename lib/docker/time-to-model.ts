/** The engine's time as ISO 8601 with milliseconds; null for Go's zero time (`0001-01-01T00:00:00Z`) and for nonsense. */
export function timeToModel(text: string | null | undefined): string | null {
  if (!text || text.startsWith('0001-')) return null;
  const time = Date.parse(text);
  return Number.isFinite(time) ? new Date(time).toISOString() : null;
}

/** The engine's time as its event stream takes it, `seconds.nanoseconds` since 1970; null for nonsense. */
export function timeToSince(text: string | null | undefined): string | null {
  const time = Date.parse(text ?? '');
  if (!Number.isFinite(time) || time < 0) return null;
  const fraction = /\.(\d{1,9})/.exec(text ?? '')?.[1] ?? '';
  return `${Math.floor(time / 1000)}.${fraction.padEnd(9, '0')}`;
}

/** Whole seconds since 1970, which is what lists give where inspect gives nanoseconds. */
export function secondsToModel(seconds: number | null | undefined): string | null {
  if (!seconds || seconds < 0 || seconds > 8.64e12) return null;
  return new Date(Math.floor(seconds) * 1000).toISOString();
}
