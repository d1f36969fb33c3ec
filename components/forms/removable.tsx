import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '@/components/ui/icon-button';

interface RemovableProps {
  /** What the button at its corner is called. */
  label: string;
  /** null: this one stays. */
  onRemove: (() => void) | null;
  className: string;
  children: ReactNode;
}

/** One of several of its kind in a form. */
export function Removable({ label, onRemove, className, children }: RemovableProps) {
  return (
    <div className="relative rounded-md border border-line p-3">
      <div className={className}>{children}</div>
      {onRemove && (
        <span className="absolute -top-3 -right-3">
          <IconButton label={label} onClick={onRemove}>
            <X className="size-3.5" aria-hidden />
          </IconButton>
        </span>
      )}
    </div>
  );
}
