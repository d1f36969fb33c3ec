const units = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'] as const;

/** Decimal bytes, three significant digits at most: `18.4 MB`. */
export function bytesText(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${Number(value.toPrecision(3))} ${units[unit]}`;
}
