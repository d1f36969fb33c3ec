'use client';
import { useState } from 'react';
import useSWR from 'swr';
import { ContainerRows } from '@/components/panels/container-rows';
import { useDashboard } from '@/components/shell/dashboard';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { DialogFooter } from '@/components/ui/dialog-footer';
import { previewDetach, previewRemoval } from '@/lib/client/actions';
import { describeFailure } from '@/lib/client/notices';
import { removeWithMembers } from '@/lib/client/remove-with-members';
import { leaversOf } from '@/lib/client/targets';
import { visibleText, type ContainerId, type Network, type Preview } from '@/lib/model';
import { Commands } from './commands';
import { StaleEndpoints } from './stale-endpoints';
import { Warnings } from './warnings';

/** So many commands are spelled out. */
const shown = 5;

interface Seen {
  removal: Preview;
  detaches: (readonly [ContainerId, Preview])[];
}

/** Asks before a network goes, and where containers are in the way offers to detach them first. */
export default function RemoveNetworkDialog({ network, onClose }: { network: Network; onClose: () => void }) {
  const { topology, index, may, lackOf } = useDashboard();
  const [busy, setBusy] = useState(false);
  const endpoints = index.endpointsByNetwork.get(network.id) ?? [];
  const active = new Set(endpoints.filter((one) => one.active).map(({ containerId }) => containerId));
  const members = topology.containers.filter(({ id }) => active.has(id));
  const leavers = leaversOf(topology, network).filter(({ id }) => active.has(id));
  const stay = members.length - leavers.length;
  const { data: seen, error } = useSWR<Seen, Error>(
    // While it is being done the last answer stays.
    busy ? null : ['removal', network.id, leavers.length, topology.revision],
    async () => {
      const detaches = leavers
        .slice(0, shown)
        .map(async ({ id }) => [id, await previewDetach(network.id, id)] as const);
      return { removal: await previewRemoval(network.id), detaches: await Promise.all(detaches) };
    },
    { keepPreviousData: true },
  );
  const data = seen?.removal;
  const possible = data?.allowed === true || (members.length > 0 && stay === 0 && may('endpoint.change'));
  const run = async () => {
    setBusy(true);
    await removeWithMembers(network, leavers, {
      removal: seen?.removal.version ?? null,
      detaches: new Map(seen?.detaches.map(([id, { version }]) => [id, version])),
    });
    onClose();
  };
  return (
    <Dialog
      title={`Remove ${visibleText(network.name)}`}
      description="The network goes, and what was set on it. Undo makes it anew, with another id."
      onClose={onClose}
    >
      <div className="space-y-3">
        {error && <p className="text-bad">{describeFailure(error).message}</p>}
        {members.length > 0 && (
          <>
            <p className="text-warn">
              {members.length === 1 ? 'One container is' : `${members.length} containers are`} on it, and in the way:
            </p>
            <div className="max-h-48 overflow-y-auto">
              <ContainerRows containers={members} />
            </div>
            {lackOf('endpoint.change') !== null && <p className="text-bad">{lackOf('endpoint.change')}</p>}
            {stay > 0 && (
              <p className="text-bad">Not all of them can be detached by hand: services keep their networks.</p>
            )}
          </>
        )}
        <StaleEndpoints network={network} />
        {members.length === 0 && data?.refusal && <p className="text-bad">{data.refusal}</p>}
        {data && <Warnings of={data.warnings} />}
        {seen && (
          <Commands of={[...seen.detaches.map(([, preview]) => preview), seen.removal].map(({ command }) => command)} />
        )}
        <DialogFooter>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="danger" disabled={!possible || busy} onClick={() => void run()}>
            {busy
              ? 'Asking the engine…'
              : members.length > 0
                ? `Detach ${leavers.length} and remove`
                : 'Remove network'}
          </Button>
        </DialogFooter>
      </div>
    </Dialog>
  );
}
