'use client';
import { useMemo } from 'react';
import { useDashboard } from '@/components/shell/dashboard';
import { Field, TextArea } from '@/components/ui/field';
import { draftOf, type AttachDraft } from '@/lib/client/attach-draft';
import { addressMap } from '@/lib/ipam/address-map';
import { freeAddresses } from '@/lib/ipam/free-addresses';
import { isIpv6 } from '@/lib/ipam/subnet';
import { heeds, isPredefined, type Network, type NetworkId, type SubnetMap } from '@/lib/model';
import { Fold } from './fold';

interface AttachFieldsProps {
  networkId: NetworkId;
  draft: AttachDraft;
  onChange: (change: Partial<AttachDraft>) => void;
  errors: Partial<Record<string, string>>;
  /** The container is created on it, which is when every engine heeds a MAC address. */
  isCreated?: boolean;
}

/** What can be chosen about an endpoint, closed until it is asked for: mostly the engine chooses well. */
export function AttachFields({ networkId, draft, onChange, errors, isCreated = false }: AttachFieldsProps) {
  const { topology, index } = useDashboard();
  const filled = JSON.stringify(draft) !== JSON.stringify(draftOf({}));
  const network = index.networkById.get(networkId);
  const subnets = useMemo(
    () => (network ? addressMap(network, index.endpointsByNetwork.get(network.id) ?? []).subnets : []),
    [network, index],
  );
  if (!network) return null;
  const shown = fieldsOf(network, topology.engines[0]?.apiVersion ?? null);
  const ofNames = shown.includes('aliases');
  const field = (name: keyof AttachDraft) => ({
    value: draft[name],
    error: errors[name],
    onChange: (event: { target: { value: string } }) => onChange({ [name]: event.target.value }),
  });
  return (
    <Fold label={ofNames ? 'Fixed address, aliases and more' : 'Options'} filled={filled}>
      {ofNames && (
        <>
          <AddressField
            label="IPv4 address"
            subnets={subnets.filter(({ subnet }) => !isIpv6(subnet))}
            {...field('ipv4')}
            onTake={(ipv4) => onChange({ ipv4 })}
          />
          <AddressField
            label="IPv6 address"
            subnets={subnets.filter(({ subnet }) => isIpv6(subnet))}
            {...field('ipv6')}
            onTake={(ipv6) => onChange({ ipv6 })}
          />
          <Field
            label="Aliases"
            placeholder="db, postgres"
            hint="More names for it in this network’s DNS."
            {...field('aliases')}
          />
        </>
      )}
      {(isCreated || shown.includes('macAddress')) && (
        <Field label="MAC address" mono placeholder="02:42:ac:11:00:02" {...field('macAddress')} />
      )}
      {shown.includes('gatewayPriority') && (
        <Field
          label="Gateway priority"
          inputMode="numeric"
          placeholder="0"
          hint="Of its networks, the highest is its way outside."
          {...field('gatewayPriority')}
        />
      )}
      <TextArea label="Driver options" mono placeholder="key=value" rows={2} {...field('driverOptions')} />
    </Fold>
  );
}

/** What this engine heeds on this network. */
export function fieldsOf(network: Network, apiVersion: string | null): (keyof AttachDraft)[] {
  return [
    ...(isPredefined(network) ? [] : (['ipv4', 'ipv6', 'aliases'] as const)),
    ...(['macAddress', 'gatewayPriority'] as const).filter((field) => heeds(apiVersion, field)),
    'driverOptions',
  ];
}

interface AddressFieldProps {
  label: string;
  subnets: readonly SubnetMap[];
  value: string;
  error: string | undefined;
  onChange: (event: { target: { value: string } }) => void;
  onTake: (address: string) => void;
}

/** An address by hand, or one of the free ones. Not there where the network has no such subnet. */
function AddressField({ label, subnets, value, error, onChange, onTake }: AddressFieldProps) {
  const free = subnets.flatMap((subnet) => freeAddresses(subnet, 3)).slice(0, 3);
  if (subnets.length === 0) return null;
  const hint = `Empty: the engine gives one of ${subnets.map(({ subnet }) => subnet).join(', ')}.`;
  return (
    <div>
      <Field label={label} mono placeholder={free[0]} hint={hint} value={value} error={error} onChange={onChange} />
      <div className="mt-1.5 flex flex-wrap items-center gap-1.5 text-xs text-muted">
        free
        {free.map((address) => (
          <button
            key={address}
            type="button"
            aria-pressed={value === address}
            onClick={() => onTake(value === address ? '' : address)}
            className="rounded border border-line bg-raised px-1.5 py-0.5 font-mono text-text hover:border-faint aria-pressed:border-accent"
          >
            {address}
          </button>
        ))}
        {free.length === 0 && 'none'}
      </div>
    </div>
  );
}
