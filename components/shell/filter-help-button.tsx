'use client';
import { CircleHelp } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { IconButton } from '@/components/ui/icon-button';

const FilterHelp = lazy(() => import('./filter-help'));

/** Only its button, until it is pressed. */
export function FilterHelpButton() {
  const [wanted, setWanted] = useState(false);
  const button = (
    <IconButton label="How to filter" onClick={() => setWanted(true)} bare>
      <CircleHelp className="size-4" aria-hidden />
    </IconButton>
  );
  return wanted ? (
    <Suspense fallback={button}>
      <FilterHelp />
    </Suspense>
  ) : (
    button
  );
}
