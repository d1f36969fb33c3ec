const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** Decimal bytes per second, three significant digits at most: `18.4 MB/s`. */
export function formatRate(bytesPerSecond: number): string {
  return `${formatBytes(bytesPerSecond)}/s`;
}

/** Decimal: `18.4 MB`. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${threeDigits(value, unit === 0)} ${units[unit]}`;
}

const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 3 });

/** Three digits at most: 0.4, 12, 3.2k, 1.1m. */
export function formatCount(count: number): string {
  return compact.format(count).toLowerCase();
}

/** What a rate's cell says: unknown is a dash, no traffic is `idle`. */
export function rateText(bytesPerSecond: number | null | undefined): string {
  if (bytesPerSecond === null || bytesPerSecond === undefined) return '–';
  return bytesPerSecond < 0.5 ? 'idle' : formatRate(bytesPerSecond);
}

function threeDigits(value: number, whole: boolean): string {
  if (whole || value >= 99.95) return String(Math.round(value));
  return value >= 9.995 ? value.toFixed(1) : value.toFixed(2);
}

/** `0.2 s`, `12 s`, `3 min`, `2 h`, `5 d`: the age of something, coarser as it grows. */
export function formatAge(milliseconds: number): string {
  const seconds = Math.max(0, milliseconds) / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 100) return `${Math.round(seconds)} s`;
  if (seconds < 6000) return `${Math.round(seconds / 60)} min`;
  if (seconds < 172_800) return `${Math.round(seconds / 3600)} h`;
  return `${Math.round(seconds / 86_400)} d`;
}

/** A round span: `10 s`, `15 min`, `6 h`, `7 d`. */
export function formatSpan(seconds: number): string {
  if (seconds % 86_400 === 0) return `${seconds / 86_400} d`;
  if (seconds % 3600 === 0) return `${seconds / 3600} h`;
  return seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
}
