'use client';
import { useEffect, useState, type ReactNode } from 'react';
import { Message } from '@/components/ui/message';
import { describeFailure } from '@/lib/client/notices';
import { signIn, takeTokenFromAddress, useSession } from '@/lib/client/use-session';
import { SignIn } from './sign-in';
import { SignInAgain } from './sign-in-again';

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

  if (session.status === 'signed-in' || session.status === 'ended') {
    return (
      <>
        {children}
        {session.status === 'ended' && !exchanging && <SignInAgain />}
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
