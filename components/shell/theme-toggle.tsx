'use client';
import { Moon, Sun } from 'lucide-react';
import { useTheme } from 'next-themes';

export function ThemeToggle() {
  const { resolvedTheme, setTheme } = useTheme();
  const dark = resolvedTheme === 'dark';
  const Icon = dark ? Sun : Moon;
  return (
    <button
      type="button"
      onClick={() => setTheme(dark ? 'light' : 'dark')}
      className="flex size-8 shrink-0 items-center justify-center rounded-md border border-line bg-raised text-muted hover:border-faint hover:text-text"
      aria-label={dark ? 'Use the light theme' : 'Use the dark theme'}
    >
      <Icon className="size-4" aria-hidden />
    </button>
  );
}
