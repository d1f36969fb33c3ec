'use client';
import { Logo } from './logo';
import { SignInForm } from './sign-in-form';

export function SignIn({ failure }: { failure: string | null }) {
  return (
    <main className="flex h-full items-center justify-center p-6">
      <div className="w-full max-w-sm space-y-4 rounded-lg border border-line bg-panel p-6 shadow-float">
        <Logo />
        <p className="text-muted">
          Whoever reaches the Docker socket is root, so Netloom asks who you are. The terminal that started it printed
          an address with a token: open that, or paste the token here.
        </p>
        <SignInForm failure={failure} />
      </div>
    </main>
  );
}
