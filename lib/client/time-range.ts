/** What a chart shows: the last so many seconds, moving with the clock, or a stretch of time that stays. Epoch seconds. */
export type TimeRange = { kind: 'last'; seconds: number } | { kind: 'fixed'; from: number; to: number };

export const spans = [
  { seconds: 300, text: '5m', title: '5 min' },
  { seconds: 3600, text: '1h', title: '1 h' },
  { seconds: 86_400, text: '24h', title: '24 h' },
  { seconds: 604_800, text: '7d', title: '7 d' },
] as const;

export const defaultRange: TimeRange = { kind: 'last', seconds: spans[0].seconds };
/** Shorter ones hold nothing that could be told apart. */
const shortest = 10;

/** As it stands in the address: `1h`, or `1790000000-1790003600`. What is none is the default. */
export function parseRange(text: string | null): TimeRange {
  const span = spans.find((one) => one.text === text);
  if (span) return { kind: 'last', seconds: span.seconds };
  const [, from, to] = /^(\d{9,11})-(\d{9,11})$/.exec(text ?? '') ?? [];
  return from !== undefined && Number(to) - Number(from) >= shortest
    ? { kind: 'fixed', from: Number(from), to: Number(to) }
    : defaultRange;
}

/** null: the default, which need not stand anywhere. */
export function rangeText(range: TimeRange): string | null {
  if (range.kind === 'fixed') return `${range.from}-${range.to}`;
  if (range.seconds === spans[0].seconds) return null;
  return spans.find(({ seconds }) => seconds === range.seconds)?.text ?? null;
}

/** Epoch seconds of both ends. */
export function endsOf(range: TimeRange, now: number): { from: number; to: number } {
  return range.kind === 'fixed' ? { from: range.from, to: range.to } : { from: now - range.seconds, to: now };
}

/** A stretch that was drawn with the mouse, on whole seconds and long enough. */
export function stretch(from: number, to: number): TimeRange {
  const [first, last] = [Math.floor(Math.min(from, to)), Math.ceil(Math.max(from, to))];
  return { kind: 'fixed', from: first, to: Math.max(last, first + shortest) };
}

/** Half its length earlier (-1) or later (1); as soon as it reaches the present it moves with the clock again. */
export function shifted(range: TimeRange, direction: -1 | 1, now: number): TimeRange {
  const { from, to } = endsOf(range, now);
  const half = Math.round((to - from) / 2);
  const next = { from: Math.floor(from) + direction * half, to: Math.floor(to) + direction * half };
  if (next.to < now) return { kind: 'fixed', ...next };
  const span = spans.find(({ seconds }) => Math.abs(seconds - (to - from)) <= 1);
  return span
    ? { kind: 'last', seconds: span.seconds }
    : { kind: 'fixed', from: Math.floor(now - (to - from)), to: Math.floor(now) };
}

/** Milliseconds after which there is something new to show; 0 where nothing will be. */
export function refreshEvery(range: TimeRange): number {
  if (range.kind === 'fixed') return 0;
  return Math.max(2000, (range.seconds / 400) * 1000);
}
