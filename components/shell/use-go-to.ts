import { useRouter } from 'next/navigation';
import { useCallback } from 'react';
import { addressWritten } from '@/lib/client/page-address';
import { withQuery } from './views';

/** Goes to a view; selection and filter come along, also what was typed a moment ago. */
export function useGoTo(): (path: string) => void {
  const router = useRouter();
  return useCallback(
    (path) => void addressWritten().then(() => router.push(withQuery(path, location.search.slice(1)))),
    [router],
  );
}
