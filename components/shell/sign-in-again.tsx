'use client';
import { Dialog } from 'radix-ui';
import { Logo } from './logo';
import { SignInForm } from './sign-in-form';

const stay = (event: Event) => event.preventDefault();

/** Covers all there is, so that nobody reads it, and keeps it: what was being worked on goes on where it stood. */
export default function SignInAgain() {
  return (
    <Dialog.Root open>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-[90] bg-canvas" />
        <Dialog.Content
          onEscapeKeyDown={stay}
          onPointerDownOutside={stay}
          onInteractOutside={stay}
          className="fixed top-1/2 left-1/2 z-[91] w-[min(384px,calc(100vw-48px))] -translate-x-1/2 -translate-y-1/2 space-y-4 rounded-lg border border-line bg-panel p-6 shadow-float outline-none"
        >
          <Logo />
          <div className="space-y-1">
            <Dialog.Title className="text-lg font-semibold">Your session has ended</Dialog.Title>
            <Dialog.Description className="text-pretty text-muted">
              It ran out, or was signed out elsewhere. Nothing you were doing is lost: sign in, and go on where you
              were.
            </Dialog.Description>
          </div>
          <SignInForm />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
