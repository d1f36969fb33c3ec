'use client';
import { Checkbox, TextArea } from '@/components/ui/field';
import type { RiskDraft, RiskList } from '@/lib/client/run-draft';
import type { RiskyRunOption } from '@/lib/model/risky-run-option';
import { Fold } from './fold';

interface RiskFieldsProps {
  /** Those that the operator has switched on. */
  allow: readonly RiskyRunOption[];
  risks: RiskDraft;
  errorAt: (field: string) => string | undefined;
  onChange: (risks: RiskDraft) => void;
}

const switches: readonly [Exclude<RiskyRunOption, RiskList>, label: string, hint: string][] = [
  ['privileged', 'Privileged', 'All rights and devices: root on the host.'],
  ['pid', 'The host’s processes', 'Sees and ends what runs on the host.'],
  ['ipc', 'The host’s shared memory', 'Reads and writes it.'],
  ['uts', 'The host’s name', 'Has it, and can change it.'],
  ['userns', 'The host’s users', 'Its root is the host’s root.'],
];

const lists: readonly [RiskList, label: string, placeholder: string][] = [
  ['binds', 'Folders of the host', '/srv/data:/data:ro'],
  ['devices', 'Devices of the host', '/dev/net/tun'],
  ['capabilities', 'Added capabilities', 'NET_ADMIN'],
];

/** Ways out of the container: only what Netloom was started with is offered, and mostly that is nothing. */
export function RiskFields({ allow, risks, errorAt, onChange }: RiskFieldsProps) {
  if (allow.length === 0) return null;
  return (
    <Fold label="Ways onto the host" filled={false}>
      <div className="grid gap-3 sm:grid-cols-2">
        {switches
          .filter(([name]) => allow.includes(name))
          .map(([name, label, hint]) => (
            <Checkbox
              key={name}
              label={label}
              hint={hint}
              error={errorAt(name)}
              checked={risks[name]}
              onChange={({ target }) => onChange({ ...risks, [name]: target.checked })}
            />
          ))}
      </div>
      {lists
        .filter(([name]) => allow.includes(name))
        .map(([name, label, placeholder]) => (
          <TextArea
            key={name}
            label={label}
            hint="One a line."
            mono
            rows={2}
            placeholder={placeholder}
            error={errorAt(name)}
            value={risks[name]}
            onChange={({ target }) => onChange({ ...risks, [name]: target.value })}
          />
        ))}
    </Fold>
  );
}
