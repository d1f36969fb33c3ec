'use client';
import { Filter, Lock, LogOut, PanelLeft, Plus } from 'lucide-react';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { notifyFailure } from '@/lib/client/notices';
import { filterCalled } from '@/lib/client/shell-state';
import { useStore } from '@/lib/client/store';
import type { StreamState } from '@/lib/client/stream-state';
import { useRail } from '@/lib/client/use-rail';
import { maySignOut, signOut } from '@/lib/client/use-session';
import { visibleText, type Engine } from '@/lib/model';
import type { Access } from '@/lib/model/session';
import { LiveBadge } from './live-badge';
import { Logo } from './logo';
import { SearchButton } from './palette-button';
import { ThemeToggle } from './theme-toggle';
import { ViewTabs } from './view-tabs';
import { WhoMark } from './who-mark';

export function TopBar({
  engine,
  link,
  onEngine,
  onNewNetwork,
  access,
  readOnly = false,
  limited = false,
}: {
  engine: Engine | undefined;
  link: StreamState['link'];
  onEngine: () => void;
  /** null where the person may not create. */
  onNewNetwork: (() => void) | null;
  access: Access | undefined;
  /** Nothing can be changed from here: by configuration, or by the person's role. */
  readOnly?: boolean;
  /** The engine does not let everything be changed that the person may. */
  limited?: boolean;
}) {
  const rail = useRail();
  const filtering = useStore(filterCalled, (value) => value);
  return (
    <header className="flex min-h-12 shrink-0 items-center gap-2 border-b border-line bg-panel px-3 max-md:flex-wrap max-md:gap-y-0 sm:px-4 wide:gap-3">
      <IconButton label="List of networks" keys="[" onClick={rail.toggle} bare>
        <PanelLeft className="size-4" aria-hidden />
      </IconButton>
      <Link
        href="/"
        aria-label="Netloom, topology"
        className="flex shrink-0 max-wide:[&_span]:text-[0px] max-md:[&_span]:text-lg"
      >
        <Logo />
      </Link>
      {engine !== undefined && engine.version !== null && (
        <Button onClick={onEngine} className="min-w-0 shrink max-w-56 max-lg:hidden" title="Engine: details">
          <bdi className="truncate">{visibleText(engine.name)}</bdi>
          <span className="text-muted max-wide:hidden">{engine.version}</span>
        </Button>
      )}
      <ViewTabs />
      <div className="ml-auto flex min-w-0 items-center justify-end gap-2 py-2 wide:flex-1 wide:gap-3">
        <SearchButton />
        <IconButton
          label="Filter"
          className="md:hidden"
          pressed={filtering}
          onClick={() => filterCalled.set(!filtering)}
        >
          <Filter className="size-4" aria-hidden />
        </IconButton>
        <span className="max-md:sr-only">
          <LiveBadge link={link} engine={engine} />
        </span>
        {readOnly && (
          <span
            title={
              access?.readOnly === false
                ? `Nothing can be changed from here as ${access.role}`
                : 'Nothing can be changed through this Netloom'
            }
            className="flex h-6 shrink-0 items-center gap-1 rounded-md border border-line px-1.5 text-xs text-muted"
          >
            <Lock className="size-3" aria-hidden />
            <span className="max-wide:sr-only">read-only</span>
          </span>
        )}
        {limited && !readOnly && (
          <IconButton label="Some changes are not let through to the engine: why" onClick={onEngine}>
            <Lock className="size-4" aria-hidden />
          </IconButton>
        )}
        <ThemeToggle />
        {access && access.user !== null && <WhoMark user={access.user} role={access.role} />}
        {access && maySignOut(access) && (
          <IconButton
            label="Sign out"
            hint={access.role}
            className="max-sm:hidden"
            onClick={() => void signOut().catch(notifyFailure)}
          >
            <LogOut className="size-4" aria-hidden />
          </IconButton>
        )}
        {onNewNetwork && (
          <Button look="primary" onClick={onNewNetwork} aria-label="New network" className="max-wide:w-8 max-wide:px-0">
            <Plus className="size-4" aria-hidden />
            <span className="max-wide:hidden">New network</span>
          </Button>
        )}
      </div>
    </header>
  );
}
