import useSWR from 'swr';
import { useDashboard } from '@/components/shell/dashboard';
import { previewAttach, previewDetach } from '@/lib/client/actions';
import { useSettled } from '@/lib/client/use-settled';
import type { ConnectRequest, PendingChange, Preview } from '@/lib/model';

/** Long enough for the next key, short enough to feel like an answer. */
const typingMs = 150;

interface Answer {
  /** The request that it is about. */
  asked: string;
  previews: readonly Preview[];
}

/**
 * What the server says would become of these changes, asked anew a moment after each key and whenever the world has
 * changed. `request` is that of their one attach; null where it has no fields. While `paused` the last answer stays.
 */
export function useChangePreviews(
  changes: readonly PendingChange[],
  request: ConnectRequest | null,
  paused: boolean,
): { previews: readonly Preview[] | undefined; error: Error | undefined; isCurrent: boolean } {
  const { topology } = useDashboard();
  const text = request === null ? '' : JSON.stringify(request);
  const asked = useSettled(text, typingMs);
  const { data, error } = useSWR<Answer, Error>(
    paused ? null : ['preview', JSON.stringify(changes), asked, topology.revision],
    async () => {
      const settled = asked === '' ? null : (JSON.parse(asked) as ConnectRequest);
      return { asked, previews: await Promise.all(changes.map((change) => previewOf(change, settled))) };
    },
    { keepPreviousData: true },
  );
  return { previews: data?.previews, error, isCurrent: data?.asked === text };
}

function previewOf({ kind, networkId, containerId }: PendingChange, request: ConnectRequest | null): Promise<Preview> {
  if (kind === 'detach') return previewDetach(networkId, containerId);
  return previewAttach(networkId, request ?? { containerId });
}
