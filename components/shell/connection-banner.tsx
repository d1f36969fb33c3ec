'use client';
import { formatAge } from '@/lib/client/format';
import type { StreamState } from '@/lib/client/stream-state';
import type { Engine } from '@/lib/model';
import { useNow } from './live-badge';

/** Says that what is shown is old, how old, and why; the picture below stays. */
export function ConnectionBanner({ link, engine }: { link: StreamState['link']; engine: Engine | undefined }) {
  const now = useNow();
  const text = bannerText(link, engine, now);
  if (text === null) return null;
  return (
    <p role="status" className="shrink-0 border-b border-line bg-raised px-4 py-2 text-warn">
      {text}
    </p>
  );
}

function bannerText(link: StreamState['link'], engine: Engine | undefined, now: number): string | null {
  if (link === 'lost')
    return 'Netloom’s server does not answer. This is its last word; it is asked again every second.';
  if (engine?.status !== 'stale') return null;
  const age = formatAge(now - Date.parse(engine.since));
  return `The engine has not answered for ${age}. This is its last state; nothing here is live. ${engine.reason ?? ''}`;
}
