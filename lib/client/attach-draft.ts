import { connectRequestSchema, type ConnectRequest, type ContainerId } from '@/lib/model';
import type { Preset } from './proposal';

/** What stands in the fields of an attach; empty: left to the engine. */
export interface AttachDraft {
  ipv4: string;
  ipv6: string;
  /** Separated by spaces or commas. */
  aliases: string;
  macAddress: string;
  gatewayPriority: string;
  /** `key=value`, one a line. */
  driverOptions: string;
}

export type DraftErrors = Partial<Record<keyof AttachDraft, string>>;

export function draftOf({ ipv4, ipv6, aliases, macAddress, gatewayPriority, driverOptions }: Preset): AttachDraft {
  return {
    ipv4: ipv4 ?? '',
    ipv6: ipv6 ?? '',
    aliases: (aliases ?? []).join(', '),
    macAddress: macAddress ?? '',
    gatewayPriority: gatewayPriority?.toString() ?? '',
    driverOptions: Object.entries(driverOptions ?? {})
      .map(([key, value]) => `${key}=${value}`)
      .join('\n'),
  };
}

/** The request, or what is wrong with which field. */
export function readDraft(
  containerId: ContainerId,
  draft: AttachDraft,
): { request: ConnectRequest; errors: null } | { request: null; errors: DraftErrors } {
  const [ipv4, ipv6, macAddress] = [draft.ipv4.trim(), draft.ipv6.trim(), draft.macAddress.trim()];
  const aliases = draft.aliases.split(/[\s,]+/).filter((alias) => alias !== '');
  const priority = draft.gatewayPriority.trim();
  const lines = draft.driverOptions.split('\n').filter((line) => line.trim() !== '');
  if (priority !== '' && !/^-?\d{1,10}$/.test(priority)) {
    return { request: null, errors: { gatewayPriority: 'a whole number, like 10 or -5' } };
  }
  if (lines.some((line) => !line.includes('='))) {
    return { request: null, errors: { driverOptions: 'one option a line, written key=value' } };
  }
  const parsed = connectRequestSchema.safeParse({
    containerId,
    ...(ipv4 !== '' && { ipv4 }),
    ...(ipv6 !== '' && { ipv6 }),
    ...(aliases.length > 0 && { aliases: [...new Set(aliases)] }),
    ...(macAddress !== '' && { macAddress }),
    ...(priority !== '' && { gatewayPriority: Number(priority) }),
    ...(lines.length > 0 && { driverOptions: Object.fromEntries(lines.map(optionOf)) }),
  });
  if (parsed.success) return { request: parsed.data, errors: null };
  const errors: DraftErrors = {};
  for (const { path, message } of parsed.error.issues) {
    const [field = '', at] = path.map(String);
    // Of several aliases, the one that is meant.
    const subject = field === 'aliases' && at !== undefined ? `${aliases[Number(at)]} ` : '';
    errors[field as keyof AttachDraft] ??= `${subject}${message}`;
  }
  return { request: null, errors };
}

function optionOf(line: string): [string, string] {
  const at = line.indexOf('=');
  return [line.slice(0, at).trim(), line.slice(at + 1).trim()];
}
