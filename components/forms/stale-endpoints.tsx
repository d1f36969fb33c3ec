'use client';
import { useState } from 'react';
import useSWR from 'swr';
import { Button } from '@/components/ui/button';
import { releaseStale, staleEndpoints } from '@/lib/client/actions';
import { notifyDone, notifyFailure } from '@/lib/client/notices';
import { visibleText, type Network, type StaleEndpoints as Answer } from '@/lib/model';
import { Commands } from './commands';

/** Endpoints of nobody, which keep a network from being removed: explained, and taken off by force where that is wanted. */
export function StaleEndpoints({ network }: { network: Network }) {
  const [busy, setBusy] = useState(false);
  const { data, mutate } = useSWR<Answer, Error>(['stale', network.id], () => staleEndpoints(network.id), {
    revalidateOnFocus: false,
  });
  const stale = data?.stale ?? [];
  if (stale.length === 0) return null;
  const release = async () => {
    setBusy(true);
    try {
      const { released, warning } = await releaseStale(network.id);
      notifyDone(
        `${released.length === 1 ? 'One endpoint is' : `${released.length} endpoints are`} off the network`,
        warning,
      );
    } catch (error) {
      notifyFailure(error);
    }
    await mutate();
    setBusy(false);
  };
  return (
    <section aria-label="Endpoints of nobody" className="space-y-2 rounded-md border border-line p-3">
      <p className="text-warn">
        The engine counts {stale.length === 1 ? 'an endpoint' : `${stale.length} endpoints`} on it that{' '}
        {stale.length === 1 ? 'belongs' : 'belong'} to no container any more (
        {stale.map(({ name }) => visibleText(name)).join(', ')}), as a crash leaves them. Until they are gone it says
        “has active endpoints”.
      </p>
      <Commands of={stale.map(({ command }) => command)} />
      <Button onClick={() => void release()} disabled={busy}>
        {busy ? 'Asking the engine…' : 'Disconnect by force'}
      </Button>
    </section>
  );
}
