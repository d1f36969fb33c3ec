'use client';
import { useState, type FormEvent } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { describeFailure } from '@/lib/client/notices';
import { signIn } from '@/lib/client/use-session';

/** `failure`: of a token that came with the address. */
export function SignInForm({ failure: initial = null }: { failure?: string | null }) {
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
    <form onSubmit={(event) => void submit(event)} className="space-y-4">
      <Field
        label="Token"
        type="password"
        mono
        autoFocus
        autoComplete="current-password"
        value={token}
        onChange={(event) => setToken(event.target.value)}
        error={failure ?? undefined}
        hint="Also kept in the file “token” of Netloom’s data directory."
      />
      <Button type="submit" look="primary" className="w-full" disabled={busy || token.trim() === ''}>
        {busy ? 'Signing in…' : 'Sign in'}
      </Button>
    </form>
  );
}
