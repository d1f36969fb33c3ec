import type { ReactNode } from 'react';
import { CopyButton } from '@/components/ui/copyable';

interface PanelHeadProps {
  kind: ReactNode;
  /** As shown: see visibleText. */
  title: string;
  /** What the title's button copies, where that is a name. */
  name?: string;
  /** What is unusual, in a word or two each. */
  badges?: readonly string[];
  /** What can be done. */
  children?: ReactNode;
}

export function PanelHead({ kind, title, name, badges = [], children }: PanelHeadProps) {
  return (
    <header className="px-4 pt-3.5 pb-3.5">
      <p className="flex items-center gap-1.5 pr-8 text-sm text-muted">{kind}</p>
      <div className="flex items-start gap-1">
        <h2 className="min-w-0 text-xl leading-snug font-semibold wrap-anywhere">{title}</h2>
        {name !== undefined && (
          <span className="pt-0.5">
            <CopyButton value={name} label="name" />
          </span>
        )}
      </div>
      {badges.length > 0 && (
        <ul aria-label="Particulars" className="mt-2 flex flex-wrap gap-1.5">
          {badges.map((badge) => (
            <li key={badge} className="rounded border border-line bg-raised px-1.5 py-px text-xs text-muted">
              {badge}
            </li>
          ))}
        </ul>
      )}
      {children !== undefined && children !== false && <div className="mt-3 flex flex-wrap gap-1.5">{children}</div>}
    </header>
  );
}
