'use client';
import { setNonce } from 'get-nonce';
import { ThemeProvider } from 'next-themes';
import type { ReactNode } from 'react';

/** Hands the page's nonce to those who write a style or script element: the theme's script, and Radix's scroll lock. */
export function Providers({ nonce, children }: { nonce: string | undefined; children: ReactNode }) {
  if (nonce !== undefined) setNonce(nonce);
  return (
    <ThemeProvider attribute="data-theme" defaultTheme="system" enableColorScheme={false} {...(nonce ? { nonce } : {})}>
      {children}
    </ThemeProvider>
  );
}
