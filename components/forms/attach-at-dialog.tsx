'use client';
import { useDashboard } from '@/components/shell/dashboard';
import { Dialog } from '@/components/ui/dialog';
import { attachProposal } from '@/lib/client/proposal';
import { containersToJoin } from '@/lib/client/targets';
import { isIpv6 } from '@/lib/ipam/subnet';
import { visibleText, type Network } from '@/lib/model';
import { ChoiceList } from './choice-list';
import { containerChoices } from './choices';

/** Who is to have this free address? */
export default function AttachAtDialog({
  network,
  address,
  onClose,
}: {
  network: Network;
  address: string;
  onClose: () => void;
}) {
  const { topology, propose } = useDashboard();
  const preset = isIpv6(address) ? { ipv6: address } : { ipv4: address };
  const choices = containerChoices(containersToJoin(topology, network), ({ id }) =>
    propose(attachProposal([id], network.id, preset)),
  );
  return (
    <Dialog
      title={`Attach at ${address}`}
      description={`Who is to have it on ${visibleText(network.name)}?`}
      onClose={onClose}
    >
      <ChoiceList noun="container" choices={choices} onTaken={onClose} />
    </Dialog>
  );
}
