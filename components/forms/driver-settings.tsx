'use client';
import type { UseFormReturn } from 'react-hook-form';
import { Field, Select } from '@/components/ui/field';
import { driverSettings, settingsOf } from '@/lib/client/driver-settings';
import type { NetworkDraft } from '@/lib/client/network-draft';
import { networkKind } from '@/lib/model';

interface DriverSettingsProps {
  form: UseFormReturn<NetworkDraft>;
  driver: string;
  errorAt: (field: string) => string | undefined;
}

/** The options that people ask for, with what happens when nothing is said. */
export function DriverSettings({ form, driver, errorAt }: DriverSettingsProps) {
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      {settingsOf(networkKind({ driver })).map((name) => {
        const { label, hint, placeholder, choices } = driverSettings[name];
        const field = `settings.${name}` as const;
        return choices ? (
          <Select key={name} label={label} hint={hint} error={errorAt(field)} {...form.register(field)}>
            <option value="">{placeholder}</option>
            {choices.map(([value, text]) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </Select>
        ) : (
          <Field
            key={name}
            label={label}
            hint={hint}
            mono
            placeholder={placeholder}
            error={errorAt(field)}
            {...form.register(field)}
          />
        );
      })}
    </div>
  );
}
