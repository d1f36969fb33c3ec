'use client';
import { useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useDashboard } from '@/components/shell/dashboard';
import { EditProgressLine } from '@/components/shell/edit-progress';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { DialogFooter } from '@/components/ui/dialog-footer';
import { Field } from '@/components/ui/field';
import { editNetwork } from '@/lib/client/actions';
import { draftOf } from '@/lib/client/draft-like';
import { useEditOf } from '@/lib/client/edits';
import type { NetworkDraft } from '@/lib/client/network-draft';
import { notifyDone } from '@/lib/client/notices';
import { undoable } from '@/lib/client/undo';
import { useEngineDetail } from '@/lib/client/use-engine-detail';
import { pendingEngineId, visibleText, type Network, type NetworkId } from '@/lib/model';
import { EditConsequences } from './edit-consequences';
import { EditNote } from './edit-note';
import { FurtherSettings } from './further-settings';
import { NetworkFlags } from './network-flags';
import { SubnetFields } from './subnet-fields';
import { useEditPreview } from './use-edit-preview';
import { useSubmission } from './use-submission';

/** What can be changed of a network, and what that does to everyone on it before it is done. */
export default function EditNetworkDialog({
  network,
  onClose,
  onEdited,
}: {
  network: Network;
  onClose: () => void;
  onEdited: (id: NetworkId) => void;
}) {
  const { topology, may } = useDashboard();
  const form = useForm<NetworkDraft>({ defaultValues: draftOf(network) });
  const draft = useWatch({ control: form.control }) as NetworkDraft;
  const [addresses, setAddresses] = useState<Readonly<Record<string, string>>>({});
  const { busy, failure, submit } = useSubmission({ draft, addresses });
  const { detail } = useEngineDetail(topology.engines[0]?.id ?? pendingEngineId);
  const progress = useEditOf(network.id);
  const { request, isRefused, preview, isCurrent, errorAt, addressError, general } = useEditPreview(
    network,
    draft,
    addresses,
    busy,
  );
  const isReady = request !== null && isCurrent && preview?.allowed === true;

  const edit = async () => {
    if (!isReady) return;
    await submit(async () => {
      const { id, network: made, warning, actionId } = await editNetwork(network.id, request, preview.version);
      notifyDone(`Network ${visibleText(made.name)} is edited`, warning, undoable([actionId]));
      onEdited(id);
      onClose();
    });
  };

  return (
    <Dialog
      title={`Edit ${visibleText(network.name)}`}
      description="Docker changes no network: everyone on it is taken off, it is made anew, and everyone is put back."
      onClose={onClose}
      wide
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void edit();
        }}
        className="space-y-4"
        noValidate
      >
        <fieldset disabled={busy} className="space-y-4">
          <Field label="Name" error={errorAt('name')} autoFocus {...form.register('name')} />
          <SubnetFields form={form} draft={draft} errorAt={errorAt} detail={detail} />
          <NetworkFlags form={form} driver={draft.driver} errorAt={errorAt} />
          <FurtherSettings form={form} draft={draft} errorAt={errorAt} />
          {preview && (
            <EditConsequences
              preview={preview}
              addresses={addresses}
              onAddress={(id, address) => setAddresses({ ...addresses, [id]: address })}
              addressError={addressError}
            />
          )}
        </fieldset>
        {busy ? (
          <DialogFooter>
            <div className="min-w-0 flex-1">
              {progress ? (
                <EditProgressLine progress={progress} mayChange={may('network.change')} />
              ) : (
                'Asking the engine…'
              )}
            </div>
          </DialogFooter>
        ) : (
          <DialogFooter
            failure={failure ?? (general === null ? null : { message: general })}
            note={general === null && <EditNote isChanged={request !== null} isRefused={isRefused} preview={preview} />}
          >
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" look="primary" disabled={!isReady}>
              Edit network
            </Button>
          </DialogFooter>
        )}
      </form>
    </Dialog>
  );
}
