/** One value a second, oldest first; a null breaks the line. Scaled to its own maximum. */
export function Sparkline({ values, className = '' }: { values: readonly (number | null)[]; className?: string }) {
  const top = Math.max(1, ...values.map((value) => value ?? 0));
  const width = 60;
  const height = 14;
  const offset = width - values.length;
  const y = (value: number) => (height - 1 - (value / top) * (height - 2)).toFixed(1);
  const path = values
    .map((value, index) => {
      if (value === null) return '';
      const begins = index === 0 || values[index - 1] === null;
      return `${begins ? 'M' : 'L'}${offset + index} ${y(value)}`;
    })
    .join('');
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      className={`h-3.5 w-15 ${className}`}
      aria-hidden
    >
      <path d={path} fill="none" stroke="currentColor" strokeWidth="1.25" vectorEffect="non-scaling-stroke" />
    </svg>
  );
}
