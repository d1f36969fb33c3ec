'use client';
import { useEffect, useState } from 'react';
import { formatAge } from '@/lib/client/format';
import { serverNow } from '@/lib/client/server-clock';
import { useStore } from '@/lib/client/store';
import type { StreamState } from '@/lib/client/stream-state';
import { lastMessageAt } from '@/lib/client/stream-store';
import type { Engine } from '@/lib/model';

/** How fresh the picture is: the link to Netloom's server first, then the engine's. */
export function LiveBadge({ link, engine }: { link: StreamState['link']; engine: Engine | undefined }) {
  const now = useNow();
  const last = useStore(lastMessageAt, (at) => at);
  const { tone, text } = describe(link, engine, last, now);
  const colour = { ok: 'text-ok', warn: 'text-warn', bad: 'text-bad' }[tone];
  return (
    <span className="flex items-center gap-2 text-sm whitespace-nowrap text-muted">
      <svg viewBox="0 0 8 8" className={`size-2 ${colour}`} aria-hidden>
        {tone === 'ok' ? (
          <circle cx="4" cy="4" r="4" fill="currentColor" />
        ) : (
          <path d="M4 0l4 8H0z" fill="currentColor" />
        )}
      </svg>
      <span className="max-lg:sr-only">{text}</span>
    </span>
  );
}

function describe(link: StreamState['link'], engine: Engine | undefined, last: number | null, now: number) {
  if (link === 'lost') return { tone: 'bad', text: 'Server lost' } as const;
  if (link === 'connecting' || engine === undefined) return { tone: 'warn', text: 'Connecting' } as const;
  if (engine.status !== 'live') {
    const age = formatAge(now - Date.parse(engine.since));
    return { tone: 'bad', text: engine.status === 'stale' ? `Stale · ${age}` : 'No engine' } as const;
  }
  // Without events a change waits for the next reading.
  if (engine.hides.some(({ reading }) => reading === 'events'))
    return { tone: 'warn', text: 'Read every 5 s' } as const;
  return { tone: 'ok', text: last === null ? 'Live' : `Live · ${formatAge(Math.max(0, now - last))}` } as const;
}

/** Epoch milliseconds by the server’s clock, as everything that has an age is told by it. */
export function useNow(): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), 500);
    return () => clearInterval(timer);
  }, []);
  return now;
}
