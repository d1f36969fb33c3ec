'use client';
import { Search } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import type { PaletteAction } from '@/lib/client/palette-entries';
import { paletteBox, paletteField, palettePlaceholder } from './palette-box';

const Palette = lazy(() => import('./palette'));

/**
 * The search, and until it is loaded a field that takes what is typed meanwhile: a person goes on typing after `/`,
 * and without it those letters would be the page’s shortcuts.
 */
export function PaletteOpened({ actions, onClose }: { actions: readonly PaletteAction[]; onClose: () => void }) {
  // Whoever had the focus gets it back: Radix knows only its own trigger.
  const [opener] = useState(() => document.activeElement);
  const [begun, setBegun] = useState('');
  const [entered, setEntered] = useState(false);
  const field = (
    <div role="dialog" aria-label="Search" className={paletteBox}>
      <div className="flex items-center gap-2.5 px-4">
        <Search className="size-4 shrink-0 text-muted" aria-hidden />
        <input
          autoFocus
          aria-label="Search"
          placeholder={palettePlaceholder}
          value={begun}
          onChange={(event) => {
            setBegun(event.target.value);
            setEntered(false);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') onClose();
            if (event.key === 'Enter') setEntered(true);
          }}
          className={paletteField}
        />
      </div>
    </div>
  );
  return (
    <Suspense fallback={field}>
      <Palette begun={begun} entered={entered} opener={opener} actions={actions} onClose={onClose} />
    </Suspense>
  );
}
