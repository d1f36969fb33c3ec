'use client';
import { Command } from 'cmdk';
import { Search } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import {
  addressEntries,
  asksForAddresses,
  paletteEntries,
  type PaletteAction,
  type PaletteEntry,
} from '@/lib/client/palette-entries';
import { paletteSections, type PaletteSection } from '@/lib/client/palette-rank';
import { recentPicks, rememberPick } from '@/lib/client/recent-picks';
import { selectionText } from '@/lib/client/use-selection';
import { useDashboard } from './dashboard';
import { Key, modKey } from './keys';
import { usePaletteActions } from './palette-actions';
import { PaletteItem } from './palette-item';
import { paletteBox, paletteField, palettePlaceholder } from './palette-box';

const titles: Record<PaletteSection['group'], string> = {
  recent: 'Recent',
  networks: 'Networks',
  containers: 'Containers',
  addresses: 'Addresses',
  projects: 'Projects',
  actions: 'Actions',
};

interface PaletteProps {
  /** What was typed before this was loaded. */
  begun: string;
  /** Enter was pressed then, too. */
  entered: boolean;
  /** Gets the focus back. */
  opener: Element | null;
  /** What only their owner can do; they come first. */
  actions: readonly PaletteAction[];
  onClose: () => void;
}

/** Finds anything by a part of its name or address and goes to it, or does what is asked. */
export default function Palette({ begun, entered, opener, actions, onClose }: PaletteProps) {
  const { topology, visible, select, setFilter } = useDashboard();
  const [text, setText] = useState(begun);
  const [recent] = useState(recentPicks);
  const input = useRef<HTMLInputElement>(null);
  const everywhere = usePaletteActions();
  const others = useMemo(
    () => paletteEntries(topology, visible, [...actions, ...everywhere]),
    [topology, visible, actions, everywhere],
  );
  const withAddresses = asksForAddresses(text, recent);
  const entries = useMemo(
    () => (withAddresses ? [...others, ...addressEntries(topology, visible)] : others),
    [others, withAddresses, topology, visible],
  );
  const sections = useMemo(() => paletteSections(entries, text, recent), [entries, text, recent]);
  const [current, setCurrent] = useState('');
  const shown = sections.flatMap((section) => section.entries);
  // cmdk chooses the best of a list after it is drawn, and Enter may be pressed before: then it is still the last one's.
  const chosenFor = useRef<string | null>(null);
  const chosen = () => (chosenFor.current === text ? shown.find(({ key }) => key === current) : undefined) ?? shown[0];
  const list = useRef<HTMLDivElement>(null);
  const isBest = current === sections[0]?.entries[0]?.key;
  // cmdk 1.1 scrolls to what was chosen in the last list before it chooses the best of this one.
  useLayoutEffect(() => {
    if (isBest && list.current) list.current.scrollTop = 0;
  }, [isBest, text, current]);

  const take = (entry: PaletteEntry) => {
    rememberPick(entry.key);
    onClose();
    if ('act' in entry.opens) entry.opens.act.run();
    else select(entry.opens.select);
  };
  const owed = useRef(entered);
  useEffect(() => {
    const entry = owed.current ? shown[0] : undefined;
    owed.current = false;
    if (entry) take(entry);
  });
  const focusOn = (entry: PaletteEntry | undefined) => {
    if (!entry) return;
    if (entry.centre === null) return take(entry);
    setFilter({ focus: selectionText(entry.centre) });
    take(entry);
  };
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-black/45" />
        <Dialog.Content
          aria-describedby={undefined}
          onOpenAutoFocus={(event) => {
            // Radix would select what was typed already, and the next key would replace it.
            event.preventDefault();
            input.current?.focus();
            input.current?.setSelectionRange(text.length, text.length);
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (opener instanceof HTMLElement) opener.focus();
          }}
          className={paletteBox}
        >
          <Dialog.Title className="sr-only">Search</Dialog.Title>
          <Command
            label="Search"
            shouldFilter={false}
            loop
            vimBindings={false}
            value={current}
            onValueChange={(value) => {
              chosenFor.current = text;
              setCurrent(value);
            }}
            onKeyDown={(event) => {
              if (event.nativeEvent.isComposing) return;
              const withModifier = event.metaKey || event.ctrlKey;
              const entry = chosen();
              if (event.key === 'Enter' && withModifier) focusOn(entry);
              else if (event.key === 'Enter' && entry) take(entry);
              else if (event.key === 'k' && withModifier) onClose();
              else return;
              event.preventDefault();
            }}
          >
            <div className="flex items-center gap-2.5 border-b border-line px-4">
              <Search className="size-4 shrink-0 text-muted" aria-hidden />
              <Command.Input
                ref={input}
                value={text}
                onValueChange={setText}
                placeholder={palettePlaceholder}
                spellCheck={false}
                className={paletteField}
              />
            </div>
            <Command.List
              ref={list}
              className="[overflow-anchor:none] max-h-[min(420px,60dvh)] scroll-py-2 overflow-y-auto overscroll-contain pb-2"
            >
              <Command.Empty className="px-4 py-8 text-center text-muted">
                Nothing is called, numbered or made like “{text}”.
              </Command.Empty>
              {sections.map(({ group, entries: found, more }) => (
                <Command.Group
                  key={group}
                  heading={titles[group]}
                  className="[&_[cmdk-group-heading]]:px-4 [&_[cmdk-group-heading]]:pt-3 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-muted"
                >
                  {found.map((entry) => (
                    <PaletteItem key={entry.key} entry={entry} onTake={() => take(entry)} />
                  ))}
                  {more > 0 && <p className="px-4 py-1 text-xs text-muted">{more} more: type to narrow</p>}
                </Command.Group>
              ))}
            </Command.List>
            <p className="flex gap-4 border-t border-line px-4 py-2 text-xs text-muted max-sm:hidden">
              <span>
                <Key>↑</Key> <Key>↓</Key> choose
              </span>
              <span>
                <Key>Enter</Key> open
              </span>
              <span>
                <Key>{modKey('Enter')}</Key> show its neighbourhood only
              </span>
              <span className="ml-auto">
                <Key>Esc</Key> close
              </span>
            </p>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
