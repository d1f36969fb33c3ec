import type { ReactNode } from 'react';
import { CopyButton } from '@/components/ui/copyable';

/** One box of many buttons: each alone would need a second line beside the words of the first. */
const joined =
  'flex *:relative *:w-7 *:rounded-none *:not-first:-ml-px *:first:rounded-l-md *:last:rounded-r-md *:hover:z-10 *:focus-visible:z-10';

interface PanelHeadProps {
  kind: ReactNode;
  /** As shown: see visibleText. */
  title: string;
  /** What the title's button copies, where that is a name. */
  name?: string;
  /** What is unusual, in a word or two each. */
  badges?: readonly string[];
  /** What else can be done: icons, which have one line together. */
  tools?: ReactNode;
  /** What is done most. */
  children?: ReactNode;
}

export function PanelHead({ kind, title, name, badges = [], tools = false, children = false }: PanelHeadProps) {
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
      {(children !== false || tools !== false) && (
        <div className="mt-3 flex flex-wrap gap-2">
          {children}
          {tools !== false && <div className={joined}>{tools}</div>}
        </div>
      )}
    </header>
  );
}
