'use client';
import { useNow } from '@/components/shell/live-badge';
import { Copyable } from '@/components/ui/copyable';
import { formatAge } from '@/lib/client/format';
import { localTime } from '@/lib/client/local-time';

/** `3 min ago`, and the exact time on hover. */
export function Age({ at }: { at: string }) {
  const age = Math.max(0, useNow() - Date.parse(at));
  return (
    <time dateTime={at} title={localTime(at)} className="whitespace-nowrap">
      {age < 10_000 ? 'just now' : `${formatAge(age)} ago`}
    </time>
  );
}

/** A point in time: local, with its age; copied as ISO 8601. */
export function Moment({ at, label }: { at: string; label: string }) {
  return (
    <>
      <Copyable value={at} label={label} look="words">
        {localTime(at, { dateStyle: 'medium', timeStyle: 'medium' })}
      </Copyable>
      <p className="text-xs leading-4 text-muted">
        <Age at={at} />
      </p>
    </>
  );
}
