import type { CreateNetworkRequest, EditPreview } from '@/lib/model';

type Change = EditPreview['changes'][number];

/** What a person can change of a network, in the words of the form, each as text. */
const fields: Readonly<Record<string, (request: CreateNetworkRequest) => string>> = {
  name: ({ name }) => name,
  internal: ({ internal }) => yesOrNo(internal),
  attachable: ({ attachable }) => yesOrNo(attachable),
  IPv6: ({ ipv6 }) => yesOrNo(ipv6),
  subnets: ({ subnets }) => subnets.map(subnetText).join(', ') || 'the engine’s choice',
  options: ({ options }) => mapText(options),
  labels: ({ labels }) => mapText(labels),
};

export function changesBetween(before: CreateNetworkRequest, after: CreateNetworkRequest): Change[] {
  return Object.entries(fields).flatMap(([field, textOf]) => {
    const [from, to] = [textOf(before), textOf(after)];
    return from === to ? [] : [{ field, from, to }];
  });
}

function subnetText({ subnet, gateway, ipRange, reserved }: CreateNetworkRequest['subnets'][number]): string {
  const parts = [
    gateway === undefined ? '' : `gateway ${gateway}`,
    ipRange === undefined ? '' : `range ${ipRange}`,
    Object.keys(reserved).length === 0 ? '' : `reserved ${mapText(reserved)}`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? subnet : `${subnet} (${parts.join(', ')})`;
}

function mapText(map: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(map).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return pairs.map(([key, value]) => `${key}=${value}`).join(', ') || 'none';
}

function yesOrNo(flag: boolean): string {
  return flag ? 'yes' : 'no';
}
