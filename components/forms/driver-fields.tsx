'use client';
import { useId } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { useDashboard } from '@/components/shell/dashboard';
import { Field, Select } from '@/components/ui/field';
import type { NetworkDraft } from '@/lib/client/network-draft';
import { whyNoOverlay, type Engine, type HostInterface } from '@/lib/model';

const modes: Readonly<Record<string, readonly [string, string][]>> = {
  macvlan: [
    ['bridge', 'bridge: members reach each other'],
    ['private', 'private: they do not'],
    ['vepa', 'VEPA: over the switch'],
    ['passthru', 'passthru: one member only'],
  ],
  ipvlan: [
    ['l2', 'L2: as on one switch'],
    ['l3', 'L3: routed, no broadcast'],
    ['l3s', 'L3s: routed, with netfilter'],
  ],
};

interface DriverFieldsProps {
  form: UseFormReturn<NetworkDraft>;
  draft: NetworkDraft;
  errorAt: (field: string) => string | undefined;
  /** Of the engine's host; null: out of reach. */
  interfaces: readonly HostInterface[] | null;
}

/** The drivers that this engine really has, and what macvlan and ipvlan sit on. */
export function DriverFields({ form, draft, errorAt, interfaces }: DriverFieldsProps) {
  const { topology } = useDashboard();
  const list = useId();
  const engine = topology.engines[0];
  const known = modes[draft.driver];
  const why = engine ? whyNoOverlay(engine) : null;
  const parents = (interfaces ?? []).filter(({ kind }) => kind === 'physical' || kind === 'other' || kind === 'veth');
  return (
    <>
      <Select
        label="Driver"
        error={errorAt('driver')}
        hint={engine?.drivers.includes('overlay') ? (why ?? undefined) : undefined}
        {...form.register('driver', { onChange: () => form.setValue('mode', '') })}
      >
        {driversOf(engine).map((driver) => (
          <option key={driver} value={driver} disabled={driver === 'overlay' && why !== null}>
            {driver}
          </option>
        ))}
      </Select>
      {known && (
        <>
          <Field
            label="Parent"
            mono
            placeholder="eth0"
            hint="The host’s interface that it sits on."
            error={errorAt('parent')}
            list={list}
            {...form.register('parent')}
          />
          <datalist id={list}>
            {parents.map(({ name }) => (
              <option key={name} value={name} />
            ))}
          </datalist>
          <Field
            label="VLAN"
            mono
            inputMode="numeric"
            placeholder="none: untagged"
            hint="1 to 4094: the engine makes an interface of the parent for it, like eth0.20."
            error={errorAt('vlan')}
            {...form.register('vlan')}
          />
          <Select label="Mode" error={errorAt('mode')} {...form.register('mode')}>
            <option value="">the driver’s own</option>
            {known.map(([mode, text]) => (
              <option key={mode} value={mode}>
                {text}
              </option>
            ))}
          </Select>
        </>
      )}
    </>
  );
}

/** Of host and none there is one each already. */
function driversOf(engine: Engine | undefined): string[] {
  const own = (engine?.drivers ?? []).filter((driver) => driver !== 'host' && driver !== 'null');
  return own.length > 0 ? own : ['bridge'];
}
