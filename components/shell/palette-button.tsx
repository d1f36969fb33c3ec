'use client';
import { Search } from 'lucide-react';
import { openedOver } from '@/lib/client/shell-state';
import { Key, modKey } from './keys';

/** Looks like the field it opens; where there is no room, only the glass is left. */
export function SearchButton() {
  return (
    <button
      type="button"
      onClick={() => openedOver.set('palette')}
      aria-label="Search networks, containers, addresses"
      aria-keyshortcuts="/ Meta+K Control+K"
      className="flex size-8 shrink-0 items-center justify-center gap-2 rounded-md border border-line bg-canvas text-muted hover:border-faint hover:text-text md:w-auto md:px-2.5 wide:w-auto wide:max-w-80 wide:min-w-44 wide:flex-1 wide:justify-start"
    >
      <Search className="size-4 shrink-0" aria-hidden />
      <span className="min-w-0 truncate max-wide:hidden">Search networks, containers, addresses</span>
      <span className="ml-auto shrink-0 max-xl:hidden">
        <Key>{modKey('K')}</Key>
      </span>
    </button>
  );
}
