'use client';
import type { UseFormReturn } from 'react-hook-form';
import { useDashboard } from '@/components/shell/dashboard';
import { Checkbox, Select } from '@/components/ui/field';
import type { NetworkDraft } from '@/lib/client/network-draft';
import { visibleText } from '@/lib/model';

interface SharedSettingsProps {
  form: UseFormReturn<NetworkDraft>;
  draft: NetworkDraft;
  errorAt: (field: string) => string | undefined;
}

/** How far the network reaches, and settings kept apart from the networks that take them. */
export function SharedSettings({ form, draft, errorAt }: SharedSettingsProps) {
  const { topology } = useDashboard();
  const holders = topology.networks.filter(({ configOnly }) => configOnly);
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Select
        label="Scope"
        hint="Services of all nodes can use a network of Swarm’s scope; made on a manager."
        error={errorAt('scope')}
        {...form.register('scope')}
      >
        <option value="">the driver’s own</option>
        <option value="local">this engine</option>
        <option value="swarm">the Swarm</option>
      </Select>
      <Select
        label="Settings from"
        hint="Of a network that only holds settings: subnets, options and labels then come from there."
        error={errorAt('configFrom')}
        {...form.register('configFrom')}
      >
        <option value="">none: they are given here</option>
        {holders.map(({ id, name }) => (
          <option key={id} value={name}>
            {visibleText(name)}
          </option>
        ))}
      </Select>
      <Checkbox
        label="Settings only"
        hint="No network: what others take their settings from."
        error={errorAt('configOnly')}
        {...form.register('configOnly')}
      />
      {draft.driver === 'overlay' && (
        <Checkbox
          label="Ingress"
          hint="Carries the published ports of the Swarm."
          error={errorAt('ingress')}
          {...form.register('ingress')}
        />
      )}
    </div>
  );
}
