'use client';
import { useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useDashboard } from '@/components/shell/dashboard';
import { Button } from '@/components/ui/button';
import { CommandLine } from '@/components/ui/copyable';
import { Dialog } from '@/components/ui/dialog';
import { DialogFooter } from '@/components/ui/dialog-footer';
import { Field } from '@/components/ui/field';
import { createNetwork } from '@/lib/client/actions';
import { draftLike } from '@/lib/client/draft-like';
import { emptyNetwork, type NetworkDraft } from '@/lib/client/network-draft';
import { newOperation } from '@/lib/client/new-operation';
import { notifyDone } from '@/lib/client/notices';
import { perform } from '@/lib/client/perform';
import { attachProposal } from '@/lib/client/proposal';
import { templateNetwork } from '@/lib/client/shell-state';
import { undoable } from '@/lib/client/undo';
import { useEngineDetail } from '@/lib/client/use-engine-detail';
import { nextFreeSubnet } from '@/lib/ipam/next-subnet';
import { pendingEngineId, shortId, visibleText, type ContainerId, type NetworkId } from '@/lib/model';
import { Advisor } from './advisor';
import { DriverFields } from './driver-fields';
import { Fold } from './fold';
import { FurtherSettings } from './further-settings';
import { MembersField } from './members-field';
import { NetworkFlags } from './network-flags';
import { SharedSettings } from './shared-settings';
import { showFirstError } from './show-first-error';
import { SubnetFields } from './subnet-fields';
import { takenSubnets } from './taken-subnets';
import { useNetworkPreview } from './use-network-preview';
import { useSubmission } from './use-submission';
import { Warnings } from './warnings';

/** A new network: by hand, or by questions that lead to driver and options; with its first containers. */
export default function CreateNetworkDialog({
  onClose,
  onCreated,
}: {
  onClose: () => void;
  onCreated: (id: NetworkId) => void;
}) {
  const { topology, index, propose } = useDashboard();
  const [template] = useState(() => topology.networks.find(({ id }) => id === templateNetwork.get()));
  const form = useForm<NetworkDraft>({
    defaultValues: template ? draftLike(template, new Set(topology.networks.map(({ name }) => name))) : emptyNetwork,
  });
  const draft = useWatch({ control: form.control }) as NetworkDraft;
  const [members, setMembers] = useState<readonly ContainerId[]>([]);
  const [asking, setAsking] = useState(false);
  const [tried, setTried] = useState(false);
  const [operation] = useState(newOperation);
  const { busy, failure, submit } = useSubmission(draft);
  const { detail } = useEngineDetail(topology.engines[0]?.id ?? pendingEngineId);
  const { request, warnings, command, errorAt, general } = useNetworkPreview(draft, tried, failure);

  const nameOf = (id: string) => visibleText(index.containerById.get(id as ContainerId)?.name ?? shortId(id));

  const create = (filled: HTMLFormElement) => {
    setTried(true);
    if (!request) return showFirstError(filled);
    return submit(async () => {
      const { id, actionId, warning } = await createNetwork(request, operation);
      notifyDone(`Network ${request.name} is there`, warning, undoable([actionId]));
      onCreated(id);
      onClose();
      if (members.length > 0)
        await perform(attachProposal(members, id), [], (one) => (one === id ? request.name : nameOf(one)), propose);
    });
  };

  return (
    <Dialog
      title="New network"
      description={
        template
          ? `Like ${visibleText(template.name)}, with subnets of its own.`
          : 'Containers on it reach each other by name.'
      }
      onClose={onClose}
      wide
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void create(event.currentTarget);
        }}
        className="space-y-4"
        noValidate
      >
        <Advisor
          open={asking}
          onToggle={() => setAsking(!asking)}
          onTake={(settings, wantsSubnet) => {
            for (const [name, value] of Object.entries(settings)) form.setValue(name as keyof NetworkDraft, value);
            const subnet = wantsSubnet ? nextFreeSubnet(takenSubnets(topology, detail)) : null;
            if (subnet !== null && draft.subnets[0]?.subnet === '') form.setValue('subnets.0.subnet', subnet);
            setAsking(false);
          }}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Name" placeholder="shop_backend" error={errorAt('name')} autoFocus {...form.register('name')} />
          <DriverFields form={form} draft={draft} errorAt={errorAt} interfaces={detail?.interfaces ?? null} />
        </div>
        <SubnetFields form={form} draft={draft} errorAt={errorAt} detail={detail} />
        <NetworkFlags form={form} driver={draft.driver} errorAt={errorAt} />
        <MembersField members={members} onChange={setMembers} />
        <FurtherSettings form={form} draft={draft} errorAt={errorAt}>
          <Fold
            label="Swarm and shared settings"
            filled={draft.scope + draft.configFrom !== '' || draft.configOnly || draft.ingress}
          >
            <SharedSettings form={form} draft={draft} errorAt={errorAt} />
          </Fold>
        </FurtherSettings>
        <Warnings of={warnings} />
        {command !== null && <CommandLine command={command} />}
        <DialogFooter failure={failure ?? (general === null ? null : { message: general })}>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" disabled={busy}>
            {busy ? 'Asking the engine…' : 'Create network'}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
