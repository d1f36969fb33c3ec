'use client';
import { Plus } from 'lucide-react';
import { useFieldArray, type UseFormReturn } from 'react-hook-form';
import { useDashboard } from '@/components/shell/dashboard';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { emptySubnet, type NetworkDraft } from '@/lib/client/network-draft';
import { nextFreeSubnet, uniqueLocalSubnet } from '@/lib/ipam/next-subnet';
import { isIpv6, overlapCidr } from '@/lib/ipam/subnet';
import { subnetSize } from '@/lib/ipam/subnet-help';
import { poolsOf } from '@/lib/ipam/subnet-origin';
import type { EngineDetail } from '@/lib/model';
import { Removable } from './removable';
import { takenSubnets } from './taken-subnets';

interface SubnetFieldsProps {
  form: UseFormReturn<NetworkDraft>;
  draft: NetworkDraft;
  errorAt: (field: string) => string | undefined;
  detail: EngineDetail | undefined;
}

/** One or more subnets, each with what it holds while it is typed. */
export function SubnetFields({ form, draft, errorAt, detail }: SubnetFieldsProps) {
  const { topology } = useDashboard();
  const { fields, append, remove } = useFieldArray({ control: form.control, name: 'subnets' });
  const suggest = (at: number) => {
    const others = draft.subnets.filter((_, other) => other !== at).map(({ subnet }) => subnet);
    const wantsIpv6 = draft.ipv6 && others.some((subnet) => subnet !== '' && !isIpv6(subnet));
    const next = wantsIpv6
      ? uniqueLocalSubnet(crypto.getRandomValues(new Uint8Array(5)))
      : nextFreeSubnet([...others, ...takenSubnets(topology, detail)]);
    if (next !== null) form.setValue(`subnets.${at}`, { ...emptySubnet, subnet: next });
  };
  return (
    <fieldset className="space-y-3">
      <legend className="sr-only">Subnets</legend>
      {fields.map((field, at) => (
        <Removable
          key={field.id}
          label={`Remove subnet ${at + 1}`}
          onRemove={fields.length > 1 ? () => remove(at) : null}
          className="grid gap-x-4 gap-y-3 sm:grid-cols-2"
        >
          <div>
            <Field
              label="Subnet"
              mono
              placeholder="10.20.0.0/24"
              hint={helpFor(draft.subnets[at]?.subnet ?? '', detail)}
              error={errorAt(`subnets.${at}.subnet`)}
              {...form.register(`subnets.${at}.subnet`)}
            />
            <button
              type="button"
              onClick={() => suggest(at)}
              className="mt-1 rounded text-xs text-accent hover:underline"
            >
              Use the next free one
            </button>
          </div>
          <Field
            label="Gateway"
            mono
            placeholder="10.20.0.1"
            hint="Empty: the first address."
            error={errorAt(`subnets.${at}.gateway`)}
            {...form.register(`subnets.${at}.gateway`)}
          />
          <Field
            label="IP range"
            mono
            placeholder="10.20.0.128/25"
            hint="The part that the engine gives addresses out of."
            error={errorAt(`subnets.${at}.ipRange`)}
            {...form.register(`subnets.${at}.ipRange`)}
          />
          <Field
            label="Reserved addresses"
            mono
            placeholder="router=10.20.0.2"
            hint="Given to no container."
            error={errorAt(`subnets.${at}.reserved`)}
            {...form.register(`subnets.${at}.reserved`)}
          />
        </Removable>
      ))}
      <Button size="small" onClick={() => append(emptySubnet)}>
        <Plus className="size-3.5" aria-hidden /> Another subnet
      </Button>
    </fieldset>
  );
}

/** What the subnet holds, and whether the engine would have given it itself. */
function helpFor(text: string, detail: EngineDetail | undefined): string {
  const subnet = text.trim();
  if (subnet === '') return 'Empty: the engine takes one from its pools.';
  const size = subnetSize(subnet);
  if (size === null) return 'An address and a prefix length, like 10.20.0.0/24.';
  const usable =
    size.usable === null ? 'More addresses than anybody counts' : `${size.usable.toLocaleString('en')} for containers`;
  const pool = poolsOf(detail ?? { defaultAddressPools: [] }).find(({ base }) => overlapCidr(base, subnet));
  const foretold = pool ? ` In the engine’s pool ${pool.base}: it leaves this out from then on.` : '';
  return `${usable}: ${size.first} to ${size.last}.${foretold}`;
}
