'use client';
import { useState, type FormEvent } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { describeFailure } from '@/lib/client/notices';
import { signIn } from '@/lib/client/use-session';
import { Logo } from './logo';

export function SignIn({ failure: initial = null }: { failure?: string | null }) {
  const [token, setToken] = useState('');
  const [failure, setFailure] = useState(initial);
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setFailure(null);
    await signIn(token.trim()).catch((error: unknown) => setFailure(describeFailure(error).message));
    setBusy(false);
  };

  return (
    <main className="flex h-full items-center justify-center p-6">
      <form
        onSubmit={(event) => void submit(event)}
        className="w-full max-w-sm space-y-4 rounded-lg border border-line bg-panel p-6 shadow-float"
      >
        <Logo />
        <p className="text-muted">
          Whoever reaches the Docker socket is root, so Netloom asks who you are. The terminal that started it printed
          an address with a token: open that, or paste the token here.
        </p>
        <Field
          label="Token"
          type="password"
          mono
          autoFocus
          value={token}
          onChange={(event) => setToken(event.target.value)}
          error={failure ?? undefined}
          hint="Also kept in the file `token` of Netloom’s data directory."
        />
        <Button type="submit" look="primary" className="w-full" disabled={busy || token.trim() === ''}>
          {busy ? 'Signing in…' : 'Sign in'}
        </Button>
      </form>
    </main>
  );
}
