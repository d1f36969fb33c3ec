'use client';
import { useRef, type ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { offerFile } from '@/lib/client/offered-file';

/** Opens the browser's own choice of a file. */
export function FileButton({ look = 'plain', children }: { look?: 'primary' | 'plain'; children: ReactNode }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".yaml,.yml"
        aria-label="Compose file"
        className="hidden"
        onChange={({ target }) => {
          const file = target.files?.[0];
          // The same one may be chosen again once it was mended.
          target.value = '';
          if (file) void offerFile(file);
        }}
      />
      <Button look={look} onClick={() => input.current?.click()}>
        {children}
      </Button>
    </>
  );
}
