import { Lock } from 'lucide-react';
import { useDashboard } from '@/components/shell/dashboard';
import type { Capability } from '@/lib/model';
import { capabilityWords } from './explain/capability-words';

/** Where a person would look for buttons that are not there: what the engine does not let through, and who says so. */
export function LackNote({ of }: { of: readonly Capability[] }) {
  const { lackOf } = useDashboard();
  const lacks = of.flatMap((capability) => {
    const reason = lackOf(capability);
    return reason === null ? [] : [{ capability, reason }];
  });
  if (lacks.length === 0) return null;
  return (
    <details className="basis-full text-sm text-muted">
      <summary className="flex cursor-pointer list-none items-center gap-1.5 rounded hover:text-text [&::-webkit-details-marker]:hidden">
        <Lock className="size-3.5 shrink-0" aria-hidden />
        <span>
          Not let through: <span className="underline decoration-faint underline-offset-3">why?</span>
        </span>
      </summary>
      <dl className="mt-1.5 space-y-1.5">
        {lacks.map(({ capability, reason }) => (
          <div key={capability}>
            <dt className="text-text">{capabilityWords[capability]}</dt>
            <dd className="text-xs leading-4 text-pretty wrap-anywhere">{reason}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
