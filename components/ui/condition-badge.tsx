import type { Condition } from '@/lib/model';

const colours: Record<Condition, string> = {
  running: 'text-ok',
  unhealthy: 'text-bad',
  starting: 'text-warn',
  paused: 'text-warn',
  restarting: 'text-warn',
  stopped: 'text-muted',
  dead: 'text-bad',
};

/** State as a dot and a word: filled runs, hollow does not. */
export function ConditionBadge({ condition }: { condition: Condition }) {
  const filled = condition !== 'stopped' && condition !== 'dead';
  return (
    <span className={`inline-flex items-center gap-1.5 ${colours[condition]}`}>
      <svg viewBox="0 0 8 8" className="size-2" aria-hidden>
        <circle cx="4" cy="4" r="3" fill={filled ? 'currentColor' : 'none'} stroke="currentColor" strokeWidth="1.5" />
      </svg>
      {condition}
    </span>
  );
}
