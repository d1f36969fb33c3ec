'use client';
import { LogOut, Plus } from 'lucide-react';
import Link from 'next/link';
import { usePathname, useSearchParams } from 'next/navigation';
import { Button } from '@/components/ui/button';
import { notifyFailure } from '@/lib/client/notices';
import type { StreamState } from '@/lib/client/stream-state';
import { signOut } from '@/lib/client/use-session';
import type { Engine } from '@/lib/model';
import { LiveBadge } from './live-badge';
import { Logo } from './logo';
import { ThemeToggle } from './theme-toggle';

const views = [
  { path: '/', title: 'Topology' },
  { path: '/networks', title: 'Networks' },
  { path: '/containers', title: 'Containers' },
] as const;

export function TopBar({
  engine,
  link,
  onEngine,
  onNewNetwork,
  canSignOut,
}: {
  engine: Engine | undefined;
  link: StreamState['link'];
  onEngine: () => void;
  /** null where the person may not create. */
  onNewNetwork: (() => void) | null;
  canSignOut: boolean;
}) {
  const path = usePathname();
  const query = useSearchParams().toString();
  return (
    <header className="flex h-12 shrink-0 items-center gap-2 border-b border-line bg-panel px-3 sm:gap-3 sm:px-4">
      <Link href="/" aria-label="Netloom, topology" className="shrink-0 max-sm:hidden">
        <Logo />
      </Link>
      {engine !== undefined && engine.version !== null && (
        <Button onClick={onEngine} className="max-w-64 max-md:hidden" title="Engine: details">
          <span className="truncate">{engine.name}</span>
          <span className="text-muted">{engine.version}</span>
        </Button>
      )}
      <nav aria-label="Views" className="flex gap-1">
        {views.map((view) => (
          <Link
            key={view.path}
            href={query === '' ? view.path : `${view.path}?${query}`}
            aria-current={path === view.path ? 'page' : undefined}
            className="rounded-md px-2 py-1.5 text-muted hover:text-text aria-[current=page]:bg-raised aria-[current=page]:font-semibold aria-[current=page]:text-text sm:px-3"
          >
            {view.title}
          </Link>
        ))}
      </nav>
      <div className="ml-auto flex items-center gap-2 sm:gap-3">
        <span className="max-sm:sr-only">
          <LiveBadge link={link} engine={engine} />
        </span>
        <ThemeToggle />
        {canSignOut && (
          <button
            type="button"
            aria-label="Sign out"
            className="flex size-8 items-center justify-center rounded-md border border-line bg-raised text-muted hover:border-faint hover:text-text max-sm:hidden"
            onClick={() => void signOut().catch(notifyFailure)}
          >
            <LogOut className="size-4" aria-hidden />
          </button>
        )}
        {onNewNetwork && (
          <Button look="primary" onClick={onNewNetwork} aria-label="New network">
            <Plus className="size-4" aria-hidden />
            <span className="max-md:hidden">New network</span>
          </Button>
        )}
      </div>
    </header>
  );
}
