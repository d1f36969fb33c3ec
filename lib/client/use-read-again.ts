import { useEffect, useRef } from 'react';

/**
 * Reads anew with every `revision` but the one it began with. Not by a key with the revision in it: what was read under
 * each would be kept for as long as the page is open.
 */
export function useReadAgain(revision: number, read: () => unknown): void {
  const readAt = useRef(revision);
  useEffect(() => {
    if (readAt.current === revision) return;
    readAt.current = revision;
    void read();
  }, [revision, read]);
}
