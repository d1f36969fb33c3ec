import type { UseFormReturn } from 'react-hook-form';
import { Checkbox } from '@/components/ui/field';
import type { NetworkDraft } from '@/lib/client/network-draft';

interface NetworkFlagsProps {
  form: UseFormReturn<NetworkDraft>;
  driver: string;
  errorAt: (field: string) => string | undefined;
}

/** What a network is or is not, whatever its driver. */
export function NetworkFlags({ form, driver, errorAt }: NetworkFlagsProps) {
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Checkbox
        label="Internal"
        hint="No way to the outside: they reach only each other."
        error={errorAt('internal')}
        {...form.register('internal')}
      />
      <Checkbox
        label="IPv6"
        hint="Beside IPv4; older engines need a subnet for it."
        error={errorAt('ipv6')}
        {...form.register('ipv6')}
      />
      {driver === 'overlay' && (
        <Checkbox
          label="Attachable"
          hint="Plain containers may join, and not services only."
          error={errorAt('attachable')}
          {...form.register('attachable')}
        />
      )}
    </div>
  );
}
