'use client';
import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';

export function Dialog({
  title,
  description,
  onClose,
  wide = false,
  children,
}: {
  title: string;
  description: string;
  onClose: () => void;
  /** For a form of two columns. */
  wide?: boolean;
  children?: ReactNode;
}) {
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-black/45" />
        <Radix.Content
          className={`fixed top-1/2 left-1/2 z-50 max-h-[92dvh] ${wide ? 'w-[min(640px,calc(100vw-24px))]' : 'w-[min(480px,calc(100vw-24px))]'} -translate-x-1/2 -translate-y-1/2 overflow-y-auto rounded-lg border border-line bg-panel p-5 shadow-float`}
        >
          <div className="mb-4 flex items-start justify-between gap-3">
            <div>
              <Radix.Title className="text-lg font-semibold">{title}</Radix.Title>
              <Radix.Description className="text-muted">{description}</Radix.Description>
            </div>
            <Radix.Close className="rounded p-1 text-muted hover:bg-raised hover:text-text" aria-label="Close">
              <X className="size-4" aria-hidden />
            </Radix.Close>
          </div>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
