/**
 * A point in time (ISO 8601, or milliseconds) as this person writes it. Some languages put direction marks and narrow
 * blanks into it, which would be shown as hidden characters of a name are: it goes without.
 */
export function localTime(at: string | number, options?: Intl.DateTimeFormatOptions): string {
  return withoutMarks(new Date(at).toLocaleString(undefined, options));
}

/** As `localTime`, the hour only. */
export function localHour(at: string | number): string {
  return withoutMarks(new Date(at).toLocaleTimeString());
}

export function withoutMarks(text: string): string {
  return text.replace(/\p{Cf}/gu, '').replace(/\p{Zs}/gu, ' ');
}
