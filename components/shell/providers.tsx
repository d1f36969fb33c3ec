'use client';
import { ThemeProvider } from 'next-themes';
import type { ReactNode } from 'react';

export function Providers({ nonce, children }: { nonce: string | undefined; children: ReactNode }) {
  return (
    <ThemeProvider attribute="data-theme" defaultTheme="system" enableColorScheme={false} {...(nonce ? { nonce } : {})}>
      {children}
    </ThemeProvider>
  );
}
