import { Info, ShieldAlert, TriangleAlert, type LucideIcon } from 'lucide-react';
import type { Severity } from '@/lib/model/finding';

const looks: Record<Severity, readonly [LucideIcon, colour: string]> = {
  high: [ShieldAlert, 'text-bad'],
  medium: [TriangleAlert, 'text-warn'],
  low: [Info, 'text-muted'],
};

/** How grave a finding is, by shape and hue; the word is for assistive technology, or beside it. */
export function SeverityMark({ severity, word = false }: { severity: Severity; word?: boolean }) {
  const [Icon, colour] = looks[severity];
  return (
    <span className={`inline-flex h-5 shrink-0 items-center gap-1.5 ${colour}`} title={`${severity} severity`}>
      <Icon className="size-4" role="img" aria-label={word ? undefined : severity} aria-hidden={word || undefined} />
      {word && severity}
    </span>
  );
}
