'use client';
import { Field, Select, TextArea } from '@/components/ui/field';
import type { RunDraft } from '@/lib/client/run-draft';
import { Fold } from './fold';

interface RunSettingsProps {
  draft: RunDraft;
  errorAt: (field: string) => string | undefined;
  onChange: (change: Partial<RunDraft>) => void;
}

/** What few containers need, each behind its line. */
export function RunSettings({ draft, errorAt, onChange }: RunSettingsProps) {
  const field = (name: 'env' | 'labels' | 'hostname' | 'restart' | 'maximumRetries') => ({
    value: draft[name],
    error: errorAt(name),
    onChange: ({ target }: { target: { value: string } }) => onChange({ [name]: target.value }),
  });
  return (
    <div className="space-y-4">
      <Fold label="Environment and labels" filled={draft.env + draft.labels !== ''}>
        <TextArea
          label="Environment"
          hint="One variable a line. The values go to the engine, and are written down nowhere here."
          mono
          rows={2}
          placeholder="POSTGRES_PASSWORD=…"
          {...field('env')}
        />
        <TextArea label="Labels" mono rows={2} placeholder="team=network" {...field('labels')} />
      </Fold>
      <Fold label="Restart and host name" filled={draft.restart !== 'no' || draft.hostname !== ''}>
        <div className="grid gap-3 sm:grid-cols-2">
          <Select label="When it ends" {...field('restart')}>
            <option value="no">it stays stopped</option>
            <option value="on-failure">it is started again if it failed</option>
            <option value="unless-stopped">it is started again unless it was stopped</option>
            <option value="always">it is always started again</option>
          </Select>
          {draft.restart === 'on-failure' && (
            <Field label="Tries at most" inputMode="numeric" placeholder="without end" {...field('maximumRetries')} />
          )}
          <Field label="Host name" placeholder="its short id" hint="What it calls itself." {...field('hostname')} />
        </div>
      </Fold>
    </div>
  );
}
