'use client';
import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import { loadCanvas } from '@/components/canvas/load-canvas';
import { Message } from '@/components/ui/message';
import { describeFailure } from '@/lib/client/notices';
import { signIn, takeTokenFromAddress, useSession } from '@/lib/client/use-session';
import { SignIn } from './sign-in';

// On their way while the session and the first snapshot still are: one after the other they would be a second.
if (typeof window !== 'undefined' && location.pathname === '/') void loadCanvas();

const loadSignInAgain = () => import('./sign-in-again');
const SignInAgain = lazy(loadSignInAgain);
/** After what the first look needs. */
const idleMs = 3000;

/** Lets nobody past who is not signed in; a token in the address's fragment signs in by itself. */
export function SessionGate({ children }: { children: ReactNode }) {
  const [exchanging, setExchanging] = useState(true);
  const session = useSession(!exchanging);
  const [failure, setFailure] = useState<string | null>(null);

  useEffect(() => {
    const exchange = async () => {
      const token = takeTokenFromAddress();
      if (token === null) return;
      setExchanging(true);
      await signIn(token).catch((error: unknown) => setFailure(describeFailure(error).message));
    };
    const run = () => void exchange().finally(() => setExchanging(false));
    run();
    // Pasting the printed address into a tab that shows the dashboard only changes the fragment.
    addEventListener('hashchange', run);
    return () => removeEventListener('hashchange', run);
  }, []);

  useEffect(() => {
    // On its way before it is needed: by then the server may be another one, with other files.
    const idle = setTimeout(() => void loadSignInAgain(), idleMs);
    return () => clearTimeout(idle);
  }, []);

  if (session.status === 'signed-in' || session.status === 'ended') {
    return (
      <>
        {children}
        {session.status === 'ended' && !exchanging && (
          <Suspense fallback={<div className="fixed inset-0 z-[90] bg-canvas" />}>
            <SignInAgain />
          </Suspense>
        )}
      </>
    );
  }
  if (exchanging || session.status === 'loading') return <Message title="Opening Netloom…" busy />;
  if (session.status === 'failed') {
    return (
      <Message title="Netloom’s server does not answer" busy>
        <p className="text-muted">{session.error.message}</p>
        <p className="text-muted">It is asked again every two seconds.</p>
      </Message>
    );
  }
  return <SignIn failure={failure} />;
}
