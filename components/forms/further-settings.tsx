import type { ReactNode } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { TextArea } from '@/components/ui/field';
import type { NetworkDraft } from '@/lib/client/network-draft';
import { DriverSettings } from './driver-settings';
import { Fold } from './fold';

interface FurtherSettingsProps {
  form: UseFormReturn<NetworkDraft>;
  draft: NetworkDraft;
  errorAt: (field: string) => string | undefined;
  /** Between the driver's settings and what no field is for. */
  children?: ReactNode;
}

/** What few need of a network: the driver's settings, its other options, labels. Another driver has others. */
export function FurtherSettings({ form, draft, errorAt, children }: FurtherSettingsProps) {
  const { driver, settings, options, labels } = draft;
  return (
    <>
      <Fold
        key={`${driver} settings`}
        label="Driver settings"
        filled={Object.values(settings).some((value) => value !== '')}
      >
        <DriverSettings form={form} driver={driver} errorAt={errorAt} />
      </Fold>
      {children}
      <Fold key={`${driver} options`} label="Other options and labels" filled={options + labels !== ''}>
        <TextArea
          label="Other driver options"
          mono
          rows={2}
          placeholder="com.docker.network.container_iface_prefix=lan"
          error={errorAt('options')}
          {...form.register('options')}
        />
        <TextArea
          label="Labels"
          mono
          rows={2}
          placeholder="team=network"
          error={errorAt('labels')}
          {...form.register('labels')}
        />
      </Fold>
    </>
  );
}
