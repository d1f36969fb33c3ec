'use client';
import { PackagePlus } from 'lucide-react';
import { IconButton } from '@/components/ui/icon-button';
import { networkToStart } from '@/lib/client/network-to-start';
import { openRunForm } from '@/lib/client/shell-state';
import { visibleText, type Network } from '@/lib/model';

/** Not there on a network that takes no container. */
export function RunHereButton({ network }: { network: Network }) {
  if (networkToStart(network) === '') return null;
  return (
    <IconButton label={`Run a container on ${visibleText(network.name)}`} onClick={() => openRunForm(network.id)}>
      <PackagePlus className="size-4" aria-hidden />
    </IconButton>
  );
}
