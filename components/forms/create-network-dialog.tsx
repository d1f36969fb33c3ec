'use client';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Checkbox, Field } from '@/components/ui/field';
import { createNetwork } from '@/lib/client/actions';
import { describeFailure, notify } from '@/lib/client/notices';
import { createNetworkRequestSchema, type CreateNetworkDraft, type NetworkId } from '@/lib/model';

interface Draft {
  name: string;
  subnet: string;
  gateway: string;
  internal: boolean;
}

/** Name, subnet, gateway and whether it is cut off from the outside: a bridge network. */
export default function CreateNetworkDialog({
  onClose,
  onCreated,
}: {
  onClose: () => void;
  onCreated: (id: NetworkId) => void;
}) {
  const form = useForm<Draft>({ defaultValues: { name: '', subnet: '', gateway: '', internal: false } });
  const [failure, setFailure] = useState<ReturnType<typeof describeFailure> | null>(null);
  const { errors, isSubmitting } = form.formState;

  const submit = async (draft: Draft) => {
    setFailure(null);
    const request = requestOf(draft);
    const parsed = createNetworkRequestSchema.safeParse(request);
    if (!parsed.success) {
      for (const issue of parsed.error.issues) form.setError(fieldOf(issue.path), { message: issue.message });
      return;
    }
    try {
      const created = await createNetwork(parsed.data);
      notify(created.warning === null ? 'done' : 'warning', `Network ${draft.name} is there`, created.warning);
      onCreated(created.id);
      onClose();
    } catch (error) {
      setFailure(describeFailure(error));
    }
  };

  return (
    <Dialog title="New bridge network" description="Containers on it reach each other by name." onClose={onClose}>
      <form onSubmit={(event) => void form.handleSubmit(submit)(event)} className="space-y-4" noValidate>
        <Field
          label="Name"
          placeholder="shop_backend"
          error={errors.name?.message}
          autoFocus
          {...form.register('name')}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <Field
            label="Subnet"
            mono
            placeholder="10.20.0.0/24"
            hint="Empty: the engine takes one from its pools."
            error={errors.subnet?.message}
            {...form.register('subnet')}
          />
          <Field
            label="Gateway"
            mono
            placeholder="10.20.0.1"
            hint="Empty: the first address."
            error={errors.gateway?.message}
            {...form.register('gateway')}
          />
        </div>
        <Checkbox
          label="Internal"
          hint="No way to the outside: containers on it reach only each other."
          {...form.register('internal')}
        />
        {failure !== null && (
          <div role="alert" className="rounded-md border border-bad p-3">
            <p className="text-bad">{failure.message}</p>
            {failure.engineMessage !== null && (
              <p className="mt-1 font-mono text-xs break-words text-muted">{failure.engineMessage}</p>
            )}
          </div>
        )}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" disabled={isSubmitting}>
            {isSubmitting ? 'Asking the engine…' : 'Create network'}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function requestOf(draft: Draft): CreateNetworkDraft {
  const subnet = draft.subnet.trim();
  const gateway = draft.gateway.trim();
  return {
    name: draft.name.trim(),
    internal: draft.internal,
    // A gateway without a subnet is passed on as such, so that the schema can say what is missing.
    subnets: subnet === '' && gateway === '' ? [] : [{ subnet, ...(gateway === '' ? {} : { gateway }) }],
  };
}

function fieldOf(path: readonly PropertyKey[]): keyof Draft {
  const last = path.at(-1);
  return last === 'gateway' || last === 'subnet' || last === 'name' ? last : 'name';
}
