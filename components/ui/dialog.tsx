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
          className={`fixed top-1/2 left-1/2 z-50 flex max-h-[92dvh] flex-col ${wide ? 'w-[min(640px,calc(100vw-24px))]' : 'w-[min(480px,calc(100vw-24px))]'} -translate-x-1/2 -translate-y-1/2 overflow-clip rounded-lg border border-line bg-panel shadow-float outline-none`}
        >
          <div className="shrink-0 py-4 pr-12 pl-5 wrap-anywhere">
            <Radix.Title className="text-lg font-semibold">{title}</Radix.Title>
            <Radix.Description className="text-pretty text-muted">{description}</Radix.Description>
          </div>
          {children !== undefined && (
            // What is reached by keys stops above the footer, not behind it.
            <div className="relative min-h-0 scroll-pt-8 scroll-pb-20 overflow-y-auto overscroll-contain border-t border-line">
              <div className="p-5 pt-4">{children}</div>
            </div>
          )}
          {/* The last: what the dialog is about has the focus first. */}
          <Radix.Close
            className="absolute top-3.5 right-3.5 rounded p-1 text-muted hover:bg-raised hover:text-text"
            aria-label="Close"
          >
            <X className="size-4" aria-hidden />
          </Radix.Close>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
