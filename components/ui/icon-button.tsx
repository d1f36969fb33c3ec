import type { ReactNode } from 'react';

/** A square button of one icon: its label is what it is called, and what hovering says. */
export function IconButton({
  label,
  keys,
  hint = keys,
  pressed,
  bare = false,
  disabled = false,
  className = '',
  onClick,
  children,
}: {
  label: string;
  /** The shortcut that does the same. */
  keys?: string;
  /** What hovering says beside the label; the shortcut by itself. */
  hint?: string;
  /** Given where it is on or off. */
  pressed?: boolean;
  /** Without a box, where it stands beside text. */
  bare?: boolean;
  disabled?: boolean;
  className?: string;
  onClick: () => void;
  children: ReactNode;
}) {
  const box = bare ? 'border-transparent hover:bg-raised' : 'border-line bg-raised hover:border-faint';
  return (
    <button
      type="button"
      aria-label={label}
      aria-pressed={pressed}
      aria-keyshortcuts={keys}
      title={hint === undefined ? label : `${label} (${hint})`}
      disabled={disabled}
      onClick={onClick}
      className={`flex size-8 shrink-0 items-center justify-center rounded-md border text-muted enabled:hover:text-text disabled:opacity-50 aria-pressed:border-accent aria-pressed:text-text ${box} ${className}`}
    >
      {children}
    </button>
  );
}
