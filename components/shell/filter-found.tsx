'use client';
import { ChevronDown, ChevronUp } from 'lucide-react';
import { IconButton } from '@/components/ui/icon-button';
import type { Found } from './use-found';

/** `2 of 3`, with the way to the next and the previous. */
export function FilterFound({ found, at, next, previous }: Found) {
  if (found === null) return null;
  return (
    <div role="group" aria-label="Found" className="flex shrink-0 items-center gap-1">
      <p role="status" className={`text-sm ${found.length === 0 ? 'text-warn' : 'text-text'}`}>
        {at < 0 ? `${found.length} found` : `${at + 1} of ${found.length} found`}
      </p>
      {found.length > 0 && (
        <>
          <IconButton label="Previous that was found" onClick={previous} bare>
            <ChevronUp className="size-4" aria-hidden />
          </IconButton>
          <IconButton label="Next that was found" onClick={next} bare>
            <ChevronDown className="size-4" aria-hidden />
          </IconButton>
        </>
      )}
    </div>
  );
}
