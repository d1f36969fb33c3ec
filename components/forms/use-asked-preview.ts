import useSWR from 'swr';
import { useDashboard } from '@/components/shell/dashboard';
import { useSettled } from '@/lib/client/use-settled';

const typingMs = 200;

/**
 * What would become of what stands in a form, asked of the server a moment after each key, and when the world has changed.
 * `request`: null while there is nothing to ask. `isHeld`: it is being done, and the last answer stays. `isCurrent`: the
 * answer is to what stands there now.
 */
export function useAskedPreview<Request, Preview>(
  kind: string,
  request: Request | null,
  ask: (request: Request) => Promise<Preview>,
  { isHeld = false } = {},
): { preview: Preview | null; isCurrent: boolean; error: Error | undefined } {
  const { topology } = useDashboard();
  const text = request === null ? '' : JSON.stringify(request);
  const asked = useSettled(text, typingMs);
  const { data, error } = useSWR<{ asked: string; preview: Preview }, Error>(
    asked === '' || isHeld ? null : [kind, asked, topology.revision],
    async () => ({ asked, preview: await ask(JSON.parse(asked) as Request) }),
    { keepPreviousData: true },
  );
  return { preview: request === null ? null : (data?.preview ?? null), isCurrent: data?.asked === text, error };
}
