import type { ReactNode } from 'react';

/** A value that is narrowed to while it is pressed, and how many have it. */
export function FacetChip(props: {
  on: boolean;
  /** undefined: nobody counted. */
  count?: number | undefined;
  title?: string;
  onPress: () => void;
  children: ReactNode;
}) {
  const { on, count, title, onPress, children } = props;
  return (
    <button
      type="button"
      aria-pressed={on}
      title={title}
      onClick={onPress}
      className="group inline-flex h-6 max-w-full items-center gap-1.5 rounded-md border border-line px-1.5 text-xs text-text hover:border-faint aria-pressed:border-accent aria-pressed:bg-accent/15 [&_svg]:size-3.5"
    >
      {children}
      {count !== undefined && <span className="text-muted group-aria-pressed:text-text">{count}</span>}
    </button>
  );
}
