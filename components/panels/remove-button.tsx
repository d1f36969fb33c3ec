'use client';
import { Trash2 } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { IconButton } from '@/components/ui/icon-button';
import { visibleText, type Network } from '@/lib/model';

const RemoveNetworkDialog = dynamic(() => import('@/components/forms/remove-network-dialog'), { ssr: false });

export function RemoveButton({ network }: { network: Network }) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <IconButton label={`Remove ${visibleText(network.name)}`} onClick={() => setAsking(true)}>
        <Trash2 className="size-4" aria-hidden />
      </IconButton>
      {asking && <RemoveNetworkDialog network={network} onClose={() => setAsking(false)} />}
    </>
  );
}
