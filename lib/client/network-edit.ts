import type { CreateNetworkRequest, EditNetworkRequest, Network } from '@/lib/model';
import { draftOf } from './draft-like';
import { readNetworkDraft, type NetworkDraft, type NetworkErrors } from './network-draft';

const fields = ['name', 'internal', 'attachable', 'ipv6', 'subnets', 'options', 'labels'] as const;

/**
 * What of a network is to be otherwise, from the form that was filled in as it is: only what a person changed, so that
 * what the form cannot say stays as it is. `addresses`: the fixed ones that were typed over those foretold.
 */
export function readNetworkEdit(
  network: Network,
  draft: NetworkDraft,
  addresses: Readonly<Record<string, string>>,
): { request: EditNetworkRequest; errors: null } | { request: null; errors: NetworkErrors } {
  // A name that stays need not be one that could be given today.
  const settled = (of: NetworkDraft) => (of.name === network.name ? { ...of, name: 'as-it-is' } : of);
  const { request: before } = readNetworkDraft(settled(draftOf(network)));
  const { request: after, errors } = readNetworkDraft(settled(draft));
  if (after === null) return { request: null, errors };
  const changed = fields.filter((field) => !isSame(before, after, field));
  const typed = Object.entries(addresses).filter(([, address]) => address.trim() !== '');
  const request: EditNetworkRequest = {
    ...Object.fromEntries(changed.map((field) => [field, after[field]])),
    ...(typed.length > 0 && {
      addresses: Object.fromEntries(typed.map(([id, address]) => [id, { ipv4: address.trim() }])),
    }),
  };
  return { request, errors: null };
}

function isSame(before: CreateNetworkRequest | null, after: CreateNetworkRequest, field: (typeof fields)[number]) {
  return before !== null && JSON.stringify(before[field]) === JSON.stringify(after[field]);
}
